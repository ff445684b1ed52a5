// <button data-vss-copy="text" data-vss-copied="Đã chép">: copies a transfer message or a code.
export function start(page) {
  if (!navigator.clipboard) {
    return;
  }
  for (const button of page.querySelectorAll("[data-vss-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.vssCopy);
      button.textContent = button.dataset.vssCopied;
    });
  }
}
