export interface PageKeyboardOptions {
  /** Ctrl+F. */
  readonly find: () => void;
  /** Puts the keyboard on what it is most wanted for. */
  readonly land: () => void;
}

/**
 * Keys of the whole page; and wherever the page gets the focus from outside, the keyboard lands on something. The
 * answer is to be called when there is something to land on.
 */
export function startPageKeyboard({ find, land }: PageKeyboardOptions): () => void {
  const landIfNowhere = (): void => {
    if (document.hasFocus() && document.activeElement === document.body) land();
  };
  window.addEventListener('keydown', (event) => {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'f';
    if (!isFind) return;
    event.preventDefault();
    find();
  });
  window.addEventListener('focus', landIfNowhere);
  return landIfNowhere;
}
