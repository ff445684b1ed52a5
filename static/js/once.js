// <form data-vss-once>: a second press within the same page is swallowed; the server has its own key for it.
export function start(page) {
  for (const form of page.querySelectorAll("form[data-vss-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.vssSent) {
        event.preventDefault();
        return;
      }
      form.dataset.vssSent = "yes";
    });
    // Back from the next page: the form may be sent again, and the server answers with the first result.
    window.addEventListener("pageshow", () => {
      delete form.dataset.vssSent;
    });
  }
}
