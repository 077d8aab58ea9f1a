/** The find box of a followed stream, opened on demand. */
import { html, nothing, render } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { countNumber } from '../../../src/model/countText.ts';
import { type FoundMatch, type StreamMode, type StreamSummary } from '../../../src/model/follow.ts';
import { findLimit } from '../../../src/page/followMessages.ts';
import { element } from '../parts/elements.ts';
import { iconButton } from '../parts/iconButton.ts';
import { waitingSteps } from '../parts/waitingSteps.ts';

export interface StreamFindBoxOptions {
  readonly find: (text: string) => void;
  /** The host's latest result. */
  readonly found: () => StreamSummary['find'];
  readonly match: (step: 1 | -1) => Promise<FoundMatch | undefined>;
  /** The current match has changed; `line`: where to scroll, if anywhere. */
  readonly went: (line: number | undefined) => void;
  /** Moves the focus to the lines. */
  readonly leave: () => void;
}

/** The pause in typing after which the search starts. */
const findAfterMs = 120;

interface Search {
  /** The text was sent to the host; sending it again would restart the search. */
  isSent: boolean;
  /** Requested steps in progress, each of which begins where the previous one ends. */
  going: Promise<void>;
  waiting: number;
}

/** The text to find, the number of matches, and which one is current. */
export class StreamFindBox {
  readonly root = element('div', 'stream-find', { role: 'search' });
  readonly #options: StreamFindBoxOptions;
  #mode: StreamMode = 'text';
  #text = '';
  #ordinal: number | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** The current search; steps of an earlier one are ignored. */
  #search = newSearch();

  constructor(options: StreamFindBoxOptions) {
    this.#options = options;
    this.root.hidden = true;
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  update(mode: StreamMode): void {
    this.#mode = mode;
    this.#draw();
  }

  /** Updates the ordinal of the current match, which changes with the lines; a step returns its own. */
  setFound(find: StreamSummary['find']): void {
    if (find?.text === this.#text && this.#search.waiting === 0) this.#ordinal = find.ordinal;
  }

  /** The stream was closed, or the text changed: there is no current match. */
  forget(): void {
    this.#ordinal = undefined;
    this.#search = newSearch();
  }

  open(): void {
    this.root.hidden = false;
    this.#draw();
    const input = this.root.querySelector('input');
    input?.focus();
    input?.select();
  }

  /** Goes to the next or previous match, relative to the viewport. */
  go(step: 1 | -1): void {
    const search = this.#search;
    if (this.#text === '' || search.waiting >= waitingSteps) return;
    clearTimeout(this.#typing);
    this.#sendText();
    search.waiting += 1;
    search.going = search.going.then(async () => {
      await this.#step(step, search);
      search.waiting -= 1;
    });
  }

  #sendText(): void {
    if (this.#search.isSent || this.#options.found()?.text === this.#text) return;
    this.#search.isSent = true;
    this.#options.find(this.#text);
  }

  async #step(step: 1 | -1, search: Search): Promise<void> {
    if (search !== this.#search) return;
    // The page shows that the host is gone.
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
        ${iconButton('close', 'Close the find box (Escape)', () => {
          this.close();
          this.#options.leave();
        })}
      `,
      this.root,
    );
  }

  readonly #onInput = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    this.forget();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#sendText();
    }, findAfterMs);
    this.#draw();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') this.go(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') this.#options.leave();
    else if (event.key === 'Escape') {
      this.close();
      this.#options.leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Ends the search; the text stays for the next one. */
  close(): void {
    if (!this.isOpen) return;
    this.root.hidden = true;
    this.forget();
    clearTimeout(this.#typing);
    this.#options.find('');
  }
}

function newSearch(): Search {
  return { isSent: false, going: Promise.resolve(), waiting: 0 };
}
