/** Keyboard shortcuts of the page, and where the focus goes. */

export interface PageKeyboardOptions {
  /** Ctrl+F. */
  readonly find: () => void;
  /** F3 and Shift+F3. */
  readonly findNext: (backward: boolean) => void;
  /** Ctrl+/ anywhere, and / outside of input fields. */
  readonly filter: () => void;
  /** Escape in or beside the list: closes the find widget, or else the detail pane. */
  readonly escape: () => void;
  /** Focuses the most useful element. */
  readonly land: () => void;
}

/**
 * The focus may be transient: between two quick inputs VS Code returns it for a moment. Taking it then would close the
 * second input.
 */
const settleMs = 250;

/**
 * Handles the keys of the whole page, and focuses an element whenever the page gets the focus from outside. The returned
 * function must be called once there is something to focus.
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
  // Already handled by an element, except that VS Code itself prevents the browser's default for Ctrl+F.
  if (event.defaultPrevented) return undefined;
  if (event.key === 'F3' && !isControl)
    return () => {
      findNext(event.shiftKey);
    };
  if (event.key === 'Escape' && !isControl && !event.shiftKey)
    return event.target instanceof Element && event.target.closest('.grid, .detail, .later-view') !== null
      ? escape
      : undefined;
  // Some keyboard layouts need Shift for it.
  const isWriting = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  return event.key === '/' && (isControl || !isWriting) ? filter : undefined;
}
