import './section.css';
import { element } from '../parts/elements.ts';

/** A collapsible section of the detail pane. */
export class PaneSection {
  readonly root: HTMLElement;
  readonly body = element('div', 'section-body');
  readonly #head: HTMLButtonElement;
  readonly #title = element('span', 'section-title');
  readonly #note = element('span', 'section-note');
  readonly #icon = element('span', 'codicon', { 'aria-hidden': 'true' });

  constructor(id: string, title: string, toggle: () => void) {
    this.root = element('section', `section ${id}-section`, { 'aria-label': title });
    this.#head = element('button', 'section-head', { type: 'button' });
    this.#title.textContent = title;
    this.#head.append(this.#icon, this.#title, this.#note);
    this.#head.addEventListener('click', toggle);
    this.root.append(this.#head, this.body);
  }

  /** `isFixed`: it is the only section, and cannot be collapsed. */
  update(isShown: boolean, isOpen: boolean, title: string, isFixed = false): void {
    this.root.hidden = !isShown;
    this.body.hidden = !isOpen;
    this.#head.setAttribute('aria-expanded', String(isOpen));
    this.#head.disabled = isFixed;
    this.#icon.hidden = isFixed;
    this.#icon.classList.toggle('codicon-chevron-down', isOpen);
    this.#icon.classList.toggle('codicon-chevron-right', !isOpen);
    this.#title.textContent = title;
  }

  /** The note after the title. */
  set note(note: string) {
    this.#note.textContent = note === '' ? '' : ` · ${note}`;
  }
}
