// <form data-vss-leave>: the browser asks before a page with unsaved changes is left.
export function start(page) {
  for (const form of page.querySelectorAll("form[data-vss-leave]")) {
    let changed = false;
    form.addEventListener("input", () => {
      changed = true;
    });
    form.addEventListener("submit", () => {
      changed = false;
    });
    window.addEventListener("beforeunload", (event) => {
      if (changed) {
        event.preventDefault();
      }
    });
  }
}
