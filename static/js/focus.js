// Moves the focus to the error summary or the first message, for browsers that pass over autofocus.
export function start(page) {
  const target = page.querySelector("[data-vss-focus]");
  if (target && page.activeElement !== target && !window.location.hash) {
    target.focus();
  }
}
