// Loads one module per behaviour, and only those whose hook stands on the page. Every behaviour is optional:
// the page works without it, and the server decides again whatever a script decided.
const behaviours = {
  "[data-vss-focus]": () => import("./focus.js"),
  "[data-vss-autosave]": () => import("./autosave.js"),
  "[data-vss-upload]": () => import("./upload.js"),
  "[data-vss-live]": () => import("./live.js"),
  "[data-vss-poll]": () => import("./poll.js"),
  "[data-vss-session-end]": () => import("./session.js"),
  "[data-vss-leave]": () => import("./leave.js"),
  "[data-vss-once]": () => import("./once.js"),
  "[data-vss-print]": () => import("./print.js"),
  "[data-vss-copy]": () => import("./copy.js"),
  "[data-vss-turn]": () => import("./turn.js"),
  ".roles": () => import("./roles.js"),
};

for (const [hook, load] of Object.entries(behaviours)) {
  if (document.querySelector(hook)) {
    load().then((behaviour) => behaviour.start(document));
  }
}
