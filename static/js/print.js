// [data-vss-print]: a button that prints the page; hidden while there is no script to serve it.
export function start(page) {
  for (const button of page.querySelectorAll("[data-vss-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
