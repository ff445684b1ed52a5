// <form data-vss-autosave="/address/">: saves the draft ten seconds after the last change and when the page is
// left. The server answers {"saved": "Đã lưu lúc 20:14"}; the sentence goes into [data-vss-saved].
import { send } from "./send.js";

const PAUSE = 10000;

export function start(page) {
  for (const form of page.querySelectorAll("form[data-vss-autosave]")) {
    watch(page, form);
  }
}

function watch(page, form) {
  let timer = 0;
  let changed = false;

  async function save() {
    window.clearTimeout(timer);
    if (!changed) {
      return;
    }
    changed = false;
    const answer = await send(form.dataset.vssAutosave, { form }).catch(() => null);
    const note = page.querySelector("[data-vss-saved] span");
    if (answer && answer.saved && note) {
      note.textContent = answer.saved;
    } else if (!answer) {
      changed = true;
    }
  }

  form.addEventListener("input", () => {
    changed = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => {
    changed = false;
    window.clearTimeout(timer);
  });
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState === "hidden") {
      save();
    }
  });
}
