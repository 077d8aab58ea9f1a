/** The completion popup of the filter box. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FilterCompletions } from '../../../src/page/filterMessages.ts';
import { plainText } from '../parts/plainText.ts';

type Item = FilterCompletions['items'][number];

export const popupId = 'filter-suggestions';

/** Lists completions. None is selected until an arrow key or the pointer selects one. */
export class FilterPopup {
  #completions: FilterCompletions = { from: 0, to: 0, items: [] };
  #active = -1;

  get isOpen(): boolean {
    return this.#completions.items.length > 0;
  }

  /** The id of the active option. */
  get activeId(): string | undefined {
    return this.#active < 0 ? undefined : optionId(this.#active);
  }

  get active(): Item | undefined {
    return this.#completions.items[this.#active];
  }

  get first(): Item | undefined {
    return this.#completions.items[0];
  }

  /** An empty list closes it. */
  show(completions: FilterCompletions): void {
    this.#completions = completions;
    this.#active = -1;
  }

  close(): void {
    this.show({ from: 0, to: 0, items: [] });
  }

  /** Wraps around at both ends. */
  move(by: 1 | -1): void {
    const count = this.#completions.items.length;
    this.#active = this.#active < 0 && by < 0 ? count - 1 : (this.#active + by + count) % count;
  }

  /** The text with an item inserted, and the new cursor position. */
  accepted(text: string, { insert, goesOn }: Item): { readonly text: string; readonly cursor: number } {
    const { from, to } = this.#completions;
    const rest = text.slice(to);
    const put = insert.endsWith(' ') && rest.startsWith(' ') ? insert.slice(0, -1) : insert;
    // Between inserted quotes, slashes or parentheses.
    const back = goesOn && /(?:""|\/\/|\(\))$/.test(put) ? 1 : 0;
    const over = put.length < insert.length ? 1 : 0;
    return { text: text.slice(0, from) + put + rest, cursor: from + put.length - back + over };
  }

  view(choose: (item: Item) => void): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return html`<div id=${popupId} class="filter-popup" role="listbox" aria-label="Suggestions">
      ${this.#completions.items.map(
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

  /** To be called after rendering. */
  reveal(): void {
    if (this.activeId !== undefined)
      document.getElementById(this.activeId)?.scrollIntoView({ block: 'nearest' });
  }
}

function optionId(index: number): string {
  return `filter-option-${index}`;
}
