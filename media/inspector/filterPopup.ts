import { html, nothing, type TemplateResult } from 'lit';
import type { FilterCompletions } from '../../src/page/filterMessages.ts';
import { plainText } from './parts/plainText.ts';

type Item = FilterCompletions['items'][number];

export const popupId = 'filter-suggestions';

/** What may be written next, below the filter box. Nothing is chosen until an arrow key or the pointer says so. */
export class FilterPopup {
  #answer: FilterCompletions = { from: 0, to: 0, items: [] };
  #active = -1;

  get isOpen(): boolean {
    return this.#answer.items.length > 0;
  }

  /** The id of the active option. */
  get activeId(): string | undefined {
    return this.#active < 0 ? undefined : optionId(this.#active);
  }

  get active(): Item | undefined {
    return this.#answer.items[this.#active];
  }

  get first(): Item | undefined {
    return this.#answer.items[0];
  }

  /** Nothing to offer closes it. */
  show(answer: FilterCompletions): void {
    this.#answer = answer;
    this.#active = -1;
  }

  close(): void {
    this.show({ from: 0, to: 0, items: [] });
  }

  /** Round at both ends. */
  move(by: 1 | -1): void {
    const count = this.#answer.items.length;
    this.#active = this.#active < 0 && by < 0 ? count - 1 : (this.#active + by + count) % count;
  }

  /** The text with an item in its place, and where the cursor goes then. */
  accepted(text: string, { insert, goesOn }: Item): { readonly text: string; readonly cursor: number } {
    const { from, to } = this.#answer;
    const rest = text.slice(to);
    const put = insert.endsWith(' ') && rest.startsWith(' ') ? insert.slice(0, -1) : insert;
    // Into the quotes or brackets that it brings.
    const back = goesOn && /(?:""|\/\/|\(\))$/.test(put) ? 1 : 0;
    const over = put.length < insert.length ? 1 : 0;
    return { text: text.slice(0, from) + put + rest, cursor: from + put.length - back + over };
  }

  view(choose: (item: Item) => void): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return html`<div id=${popupId} class="filter-popup" role="listbox" aria-label="Suggestions">
      ${this.#answer.items.map(
        (item, index) =>
          html`<div
            id=${optionId(index)}
            class="filter-option"
            role="option"
            aria-selected=${index === this.#active ? 'true' : 'false'}
            @mousedown=${(event: Event) => {
              // The box keeps the focus.
              event.preventDefault();
              choose(item);
            }}
          >
            <span class="filter-option-label">${plainText(item.label)}</span>
            <span class="filter-option-detail">${plainText(item.detail)}</span>
          </div>`,
      )}
    </div>`;
  }

  /** After it was drawn. */
  reveal(): void {
    if (this.activeId !== undefined)
      document.getElementById(this.activeId)?.scrollIntoView({ block: 'nearest' });
  }
}

function optionId(index: number): string {
  return `filter-option-${index}`;
}
