// [data-vss-poll="/address/"]: asks how far the job is; {"state", "share", "count", "sentence", "next"} comes
// back. A finished job leads on to "next", or loads the page anew to show its end.
import { send } from "./send.js";

const FIRST = 1000;
const SLOWEST = 5000;

export function start(page) {
  for (const job of page.querySelectorAll("[data-vss-poll]")) {
    if (!["done", "failed"].includes(job.dataset.vssState)) {
      ask(job, FIRST);
    }
  }
}

function ask(job, pause) {
  window.setTimeout(async () => {
    const answer = await send(job.dataset.vssPoll, { method: "GET" }).catch(() => null);
    if (answer && ["done", "failed"].includes(answer.state)) {
      if (answer.next) {
        window.location.assign(answer.next);
      } else {
        window.location.reload();
      }
      return;
    }
    if (answer) {
      show(job, answer);
    }
    ask(job, Math.min(pause * 1.3, SLOWEST));
  }, pause);
}

function show(job, answer) {
  const bar = job.querySelector(".meter rect");
  if (bar && answer.share !== undefined) {
    bar.setAttribute("width", `${answer.share}%`);
  }
  fill(job.querySelector("[data-vss-job-count]"), answer.count);
  fill(job.querySelector("[data-vss-job-sentence]"), answer.sentence);
}

function fill(place, text) {
  // Only a changed sentence is set, else screen readers repeat it every time.
  if (place && text && place.textContent !== text) {
    place.textContent = text;
  }
}
