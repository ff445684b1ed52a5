// [data-vss-turn] holds the links to the one before (rel=prev) and after (rel=next): the arrow keys follow them,
// unless somebody writes in a field or moves something that scrolls by itself.
const ELSEWHERE = "input, select, textarea, iframe, [role=region], [contenteditable]";
const KEYS = { ArrowLeft: "prev", ArrowRight: "next" };

export function start(page) {
  const links = page.querySelector("[data-vss-turn]");
  page.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    const isPlain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    if (way && isPlain && !event.target.closest?.(ELSEWHERE)) {
      links.querySelector(`a[rel=${way}]`)?.click();
    }
  });
}
