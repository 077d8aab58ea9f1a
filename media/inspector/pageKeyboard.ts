export interface PageKeyboardOptions {
  /** Ctrl+F. */
  readonly find: () => void;
  /** F3 and Shift+F3. */
  readonly findNext: (backward: boolean) => void;
  /** Ctrl+/ anywhere, and / where nothing is written. */
  readonly filter: () => void;
  /** Escape in the list or beside it: closes the find widget, otherwise the detail pane. */
  readonly escape: () => void;
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
export function startPageKeyboard({ find, findNext, filter, escape, land }: PageKeyboardOptions): () => void {
  let landing: ReturnType<typeof setTimeout> | undefined;
  const landIfNowhere = (): void => {
    clearTimeout(landing);
    landing = setTimeout(() => {
      if (document.hasFocus() && document.activeElement === document.body) land();
    }, settleMs);
  };
  window.addEventListener('keydown', (event) => {
    const run = shortcutOf(event, { find, findNext, filter, escape });
    if (run === undefined) return;
    event.preventDefault();
    run();
  });
  window.addEventListener('focus', landIfNowhere);
  window.addEventListener('blur', () => {
    clearTimeout(landing);
  });
  return landIfNowhere;
}

function shortcutOf(
  event: KeyboardEvent,
  { find, findNext, filter, escape }: Omit<PageKeyboardOptions, 'land'>,
): (() => void) | undefined {
  if (event.altKey) return undefined;
  const isControl = event.ctrlKey || event.metaKey;
  if (isControl && !event.shiftKey && event.key === 'f') return find;
  // Whoever it was meant for has had it; but what the browser does at Ctrl+F VS Code prevents by itself.
  if (event.defaultPrevented) return undefined;
  if (event.key === 'F3' && !isControl)
    return () => {
      findNext(event.shiftKey);
    };
  if (event.key === 'Escape' && !isControl && !event.shiftKey)
    return event.target instanceof Element && event.target.closest('.grid, .detail') !== null
      ? escape
      : undefined;
  // Some keyboards have it with Shift.
  const isWriting = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  return event.key === '/' && (isControl || !isWriting) ? filter : undefined;
}
