import { html, nothing, render } from 'lit';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { filterLimit } from '../../src/model/inspectorMessages.ts';
import { countWords } from './countWords.ts';
import type { PageState } from './state.ts';

export interface FilterBoxOptions {
  /** `atOnce`: not only when the typing pauses. */
  readonly filter: (text: string, atOnce: boolean) => void;
  /** The focus goes to the list. */
  readonly leave: () => void;
}

/** Where a text is typed that rows must contain, with how many do. */
export class FilterBox {
  readonly root: HTMLElement;
  readonly #options: FilterBoxOptions;
  readonly #input = createRef<HTMLInputElement>();

  constructor(root: HTMLElement, options: FilterBoxOptions) {
    this.root = root;
    this.#options = options;
  }

  update(state: PageState): void {
    const { filter = '' } = state;
    const count = countWords(state);
    render(
      html`
        <span class="codicon codicon-filter" aria-hidden="true"></span>
        <input
          ${ref(this.#input)}
          class="filter-input"
          type="text"
          maxlength=${filterLimit}
          spellcheck="false"
          autocomplete="off"
          placeholder="Filter"
          title="Rows whose bytes or words contain this text"
          aria-label="Filter by text"
          aria-describedby="filter-count"
          .value=${live(filter)}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        />
        <span id="filter-count" class="filter-count">${count}</span>
        ${
          filter === ''
            ? nothing
            : html`<button
                class="icon-button codicon codicon-close"
                type="button"
                title="Clear Filter (Escape)"
                aria-label="Clear Filter"
                @click=${this.clear}
              ></button>`
        }
      `,
      this.root,
    );
    this.root.classList.toggle('active', filter !== '');
  }

  focus(): void {
    this.#input.value?.focus();
    this.#input.value?.select();
  }

  readonly clear = (): void => {
    this.#options.filter('', true);
    this.focus();
  };

  readonly #onInput = (event: Event): void => {
    this.#options.filter((event.target as HTMLInputElement).value, false);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const text = (event.target as HTMLInputElement).value;
    if (event.key === 'Escape' && text !== '') this.clear();
    else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') {
      if (event.key !== 'Escape') this.#options.filter(text, true);
      this.#options.leave();
    } else return;
    event.preventDefault();
  };
}
