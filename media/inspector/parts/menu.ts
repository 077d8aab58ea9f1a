/** A menu that a button or a right click opens, like VS Code's own. */
import './menu.css';
import { html, nothing, render } from 'lit/html.js';
import { element } from './elements.ts';

export interface MenuEntry {
  readonly role: 'menuitemradio' | 'menuitemcheckbox' | 'menuitem';
  readonly label: string;
  readonly isOn?: boolean;
  readonly chosen: () => void;
}

export class Menu {
  readonly root: HTMLElement;
  readonly #groups: () => readonly (readonly MenuEntry[])[];
  #before: Element | null = null;

  /** @param groups the entries at the time of opening, with a line between two groups */
  constructor(label: string, groups: () => readonly (readonly MenuEntry[])[]) {
    this.root = element('div', 'menu', { role: 'menu', 'aria-label': label, tabindex: '-1' });
    this.#groups = groups;
    this.root.hidden = true;
    this.root.addEventListener('keydown', (event) => {
      if (!this.#onKey(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.root.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.root.contains(relatedTarget))) this.#hide();
    });
    this.root.addEventListener('contextmenu', (event) => {
      event.preventDefault();
    });
  }

  open(at: { readonly x: number; readonly y: number }): void {
    this.#show();
    this.#moveTo(at.x, at.y);
  }

  /** Its right edge is the button's. */
  openAbove(button: Element): void {
    this.#show();
    const { right, top } = button.getBoundingClientRect();
    const { width, height } = this.root.getBoundingClientRect();
    this.#moveTo(right - width, top - height - 2);
  }

  #show(): void {
    this.#before = document.activeElement;
    render(
      this.#groups().map(
        (entries, index) => html`
          ${index === 0 ? nothing : html`<div class="menu-line" role="separator"></div>`}
          ${entries.map((entry) => this.#item(entry))}
        `,
      ),
      this.root,
    );
    this.root.hidden = false;
    this.#items()[0]?.focus();
  }

  /** As near as the page's edges allow. */
  #moveTo(x: number, y: number): void {
    const { width, height } = this.root.getBoundingClientRect();
    this.root.style.left = `${Math.max(0, Math.min(x, innerWidth - width - 4))}px`;
    this.root.style.top = `${Math.max(0, Math.min(y, innerHeight - height - 4))}px`;
  }

  #item({ role, label, isOn, chosen }: MenuEntry) {
    return html`<div
      class="menu-item"
      role=${role}
      tabindex="-1"
      aria-checked=${isOn === undefined ? nothing : isOn ? 'true' : 'false'}
      @click=${() => {
        chosen();
        this.#leave();
      }}
    >
      <span class="codicon ${isOn === true ? 'codicon-check' : ''}" aria-hidden="true"></span>${label}
    </div>`;
  }

  #items(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.menu-item')];
  }

  #onKey(key: string): boolean {
    const items = this.#items();
    const at = items.findIndex((item) => item === document.activeElement);
    const goals: Partial<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at + items.length - (at < 0 ? 0 : 1)) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const goal = goals[key];
    if (goal !== undefined) items[goal]?.focus();
    else if (key === 'Enter' || key === ' ') items[at]?.click();
    else if (key === 'Escape' || key === 'Tab') this.#leave();
    else return false;
    return true;
  }

  #leave(): void {
    this.#hide();
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  #hide(): void {
    this.root.hidden = true;
  }
}
