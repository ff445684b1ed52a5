// The role switch closes with Escape and with a press elsewhere; it opens and works without this.
export function start(page) {
  const roles = page.querySelector(".roles");
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && roles.open) {
      roles.open = false;
      roles.querySelector("summary").focus();
    }
  });
  page.addEventListener("click", (event) => {
    if (!roles.contains(event.target)) {
      roles.open = false;
    }
  });
}
