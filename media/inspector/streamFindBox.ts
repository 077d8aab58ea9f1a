import { html, nothing, render } from 'lit';
import { live } from 'lit/directives/live.js';
import { countNumber } from '../../src/model/countText.ts';
import { type FoundMatch, type StreamMode, type StreamSummary } from '../../src/model/follow.ts';
import { findLimit } from '../../src/page/followMessages.ts';
import { element } from './parts/elements.ts';
import { iconButton } from './iconButton.ts';
import { waitingSteps } from './waitingSteps.ts';

export interface StreamFindBoxOptions {
  readonly find: (text: string) => void;
  /** What the host says of it by now. */
  readonly found: () => StreamSummary['find'];
  readonly match: (step: 1 | -1) => Promise<FoundMatch | undefined>;
  /** To a line, or nowhere: what is marked as the current match is another one. */
  readonly went: (line: number | undefined) => void;
  /** The keyboard goes to the lines. */
  readonly leave: () => void;
}

/** A pause in the typing that is long enough to look for what is there. */
const findAfterMs = 120;

interface Search {
  /** The host has been told what is looked for: told again, it begins anew. */
  isTold: boolean;
  /** Steps that were asked for and are not done: each begins where the one before ends. */
  going: Promise<void>;
  waiting: number;
}

/** What is looked for in a stream, how often it is there, and which of these is shown. */
export class StreamFindBox {
  readonly root = element('div', 'stream-find', { role: 'search' });
  readonly #options: StreamFindBoxOptions;
  #mode: StreamMode = 'text';
  #text = '';
  #ordinal: number | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Once there is another one, the steps of this one lead nowhere any more. */
  #search = newSearch();

  constructor(options: StreamFindBoxOptions) {
    this.#options = options;
  }

  update(mode: StreamMode): void {
    this.#mode = mode;
    this.#draw();
  }

  /** Of other lines, the match gone to last may be another one of them; what a step finds comes with its answer. */
  tell(find: StreamSummary['find']): void {
    if (find?.text === this.#text && this.#search.waiting === 0) this.#ordinal = find.ordinal;
  }

  /** The stream is closed, or something else is looked for: no match is the current one. */
  forget(): void {
    this.#ordinal = undefined;
    this.#search = newSearch();
  }

  focus(): void {
    const input = this.root.querySelector('input');
    input?.focus();
    input?.select();
  }

  /** To the next match, or to the one before, as seen from what is in view. */
  go(step: 1 | -1): void {
    const search = this.#search;
    if (this.#text === '' || search.waiting >= waitingSteps) return;
    clearTimeout(this.#typing);
    this.#tellHost();
    search.waiting += 1;
    search.going = search.going.then(async () => {
      await this.#step(step, search);
      search.waiting -= 1;
    });
  }

  #tellHost(): void {
    if (this.#search.isTold || this.#options.found()?.text === this.#text) return;
    this.#search.isTold = true;
    this.#options.find(this.#text);
  }

  async #step(step: 1 | -1, search: Search): Promise<void> {
    if (search !== this.#search) return;
    // Where the host is gone the page says so.
    const found = await this.#options.match(step).catch(() => undefined);
    if (search !== this.#search) return;
    this.#ordinal = found?.ordinal;
    this.#options.went(found?.line);
  }

  #draw(): void {
    const find = this.#options.found();
    const count = find?.count ?? 0;
    const isKnown = find?.text === this.#text && this.#text !== '';
    const words = isKnown
      ? `${this.#ordinal === undefined ? '' : `${countNumber(this.#ordinal)} of `}${countNumber(count)}`
      : '';
    const more = find?.isMore === true ? '+' : find?.searching === true ? '…' : '';
    const hint = this.#mode === 'hex' ? 'Find hex digits or text' : 'Find';
    render(
      html`
        <input
          class="find-input"
          type="text"
          maxlength=${findLimit}
          spellcheck="false"
          autocomplete="off"
          placeholder=${hint}
          aria-label="Find in the stream"
          aria-describedby="stream-find-count"
          .value=${live(this.#text)}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        />
        <span id="stream-find-count" class="find-count" role="status">
          ${isKnown && count === 0 && more === '' ? 'none' : `${words}${words === '' ? '' : more}`}
        </span>
        ${
          this.#text === ''
            ? nothing
            : html`${iconButton('arrow-up', 'Previous match (Shift+Enter)', () => {
                this.go(-1);
              })}
              ${iconButton('arrow-down', 'Next match (Enter)', () => {
                this.go(1);
              })}`
        }
      `,
      this.root,
    );
  }

  readonly #onInput = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    this.forget();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#tellHost();
    }, findAfterMs);
    this.#draw();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') this.go(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') this.#options.leave();
    else if (event.key === 'Escape') {
      if (!this.clear()) this.#options.leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** False: nothing was looked for. */
  clear(): boolean {
    if (this.#text === '') return false;
    this.#text = '';
    this.forget();
    clearTimeout(this.#typing);
    this.#options.find('');
    this.#draw();
    return true;
  }
}

function newSearch(): Search {
  return { isTold: false, going: Promise.resolve(), waiting: 0 };
}
