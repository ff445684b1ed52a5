// Loads one module per behaviour, and only those whose hook stands on the page. Every behaviour is optional:
// the page works without it, and the server decides again whatever a script decided.
const behaviours = {
  "[data-vss-focus]": () => import("./focus.js"),
};

for (const [hook, load] of Object.entries(behaviours)) {
  if (document.querySelector(hook)) {
    load().then((behaviour) => behaviour.start(document));
  }
}
