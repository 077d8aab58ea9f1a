/** What the page says when its host is of another version, so that neither understands the other. */
import { element } from '../parts/elements.ts';

/** Above the rest, whose drafts can still be copied. */
export function showOtherVersion(root: HTMLElement): void {
  const words = element('div', 'lost', { role: 'alert' });
  words.textContent =
    'This page is of another version than the extension that is running: reload the window (Developer: Reload Window).';
  root.prepend(words);
}
