export interface PageKeyboardOptions {
  /** Ctrl+F. */
  readonly find: () => void;
  /** Puts the keyboard on what it is most wanted for. */
  readonly land: () => void;
}

/**
 * The focus may only be passing through: between two questions VS Code gives it back for a moment. Whoever takes it
 * then takes it away from the second question, which closes.
 */
const settleMs = 250;

/**
 * Keys of the whole page; and wherever the page gets the focus from outside, the keyboard lands on something. The
 * answer is to be called when there is something to land on.
 */
export function startPageKeyboard({ find, land }: PageKeyboardOptions): () => void {
  let landing: ReturnType<typeof setTimeout> | undefined;
  const landIfNowhere = (): void => {
    clearTimeout(landing);
    landing = setTimeout(() => {
      if (document.hasFocus() && document.activeElement === document.body) land();
    }, settleMs);
  };
  window.addEventListener('keydown', (event) => {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'f';
    if (!isFind) return;
    event.preventDefault();
    find();
  });
  window.addEventListener('focus', landIfNowhere);
  window.addEventListener('blur', () => {
    clearTimeout(landing);
  });
  return landIfNowhere;
}
