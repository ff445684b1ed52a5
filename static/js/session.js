// [data-vss-session-end]: five minutes before an idle session ends the sentence under the form becomes an alert.
const WARNING = 5 * 60 * 1000;

export function start(page) {
  for (const note of page.querySelectorAll("[data-vss-session-end]")) {
    const left = new Date(note.dataset.vssSessionEnd).getTime() - Date.now() - WARNING;
    window.setTimeout(() => warn(note), Math.max(left, 0));
  }
}

function warn(note) {
  note.className = "alert alert-warning mt2";
  note.setAttribute("role", "alert");
  note.textContent = note.dataset.vssSessionWarning;
}
