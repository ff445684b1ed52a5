// <form data-vss-live="/address/">: fetches the estimate anew after a change and puts it in the place of
// [data-vss-estimate]. The server sends the same piece of page that a full load would show.
import { send } from "./send.js";

const PAUSE = 400;

export function start(page) {
  for (const form of page.querySelectorAll("form[data-vss-live]")) {
    let timer = 0;
    let latest = 0;
    form.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(async () => {
        latest += 1;
        const turn = latest;
        const method = form.getAttribute("method").toUpperCase();
        const piece = await send(form.dataset.vssLive, { form, method, accept: "text/html" }).catch(() => null);
        // An answer that comes after a newer question is old.
        if (piece !== null && turn === latest) {
          replace(page, piece);
        }
      }, PAUSE);
    });
  }
}

function replace(page, piece) {
  const target = page.querySelector("[data-vss-estimate]");
  const fresh = new DOMParser().parseFromString(piece, "text/html").querySelector("[data-vss-estimate]");
  if (!target || !fresh) {
    return;
  }
  const fold = fresh.querySelector("details");
  const wasOpen = target.querySelector("details[open]");
  if (fold && wasOpen) {
    fold.open = true;
  }
  target.replaceWith(fresh);
}
