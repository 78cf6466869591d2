/** What jsdom lacks of the native dialog: it opens, holds the focus, and returns it. */
export function giveNativeDialog(): void {
  const origins = new WeakMap<HTMLDialogElement, Element | null>();
  HTMLDialogElement.prototype.showModal = function showModal() {
    origins.set(this, document.activeElement);
    this.open = true;
    this.querySelector<HTMLElement>('input, select, textarea, button, a[href]')?.focus();
  };
  HTMLDialogElement.prototype.close = function close() {
    if (!this.open) return;
    this.open = false;
    const origin = origins.get(this);
    if (origin instanceof HTMLElement) origin.focus();
    queueMicrotask(() => this.dispatchEvent(new Event('close')));
  };
  document.addEventListener('keydown', ({ key }) => {
    const dialog = [...document.querySelectorAll('dialog')].findLast((each) => each.open);
    if (key !== 'Escape' || dialog === undefined) return;
    const untouched = dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    if (untouched) dialog.close();
  });
}
