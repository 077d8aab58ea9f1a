import './rowLink.css';
import { element } from '../parts/elements.ts';

/** A button that goes to a row. */
export function rowLink(text: string, go: () => void): HTMLElement {
  const link = element('button', 'row-link', { type: 'button', title: 'Go to this row' });
  link.textContent = text;
  link.addEventListener('click', go);
  return link;
}
