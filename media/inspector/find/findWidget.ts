/** The find widget of the list. */
import './findWidget.css';
import { html, nothing, render } from 'lit/html.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { countNumber } from '../../../src/model/countText.ts';
import { filterLimit } from '../../../src/page/filterMessages.ts';
import {
  type CountResult,
  type FindResult,
  type FindKind,
  type FindQuery,
  type FindRequest,
  type FoundBytes,
} from '../../../src/page/findMessages.ts';
import { element } from '../parts/elements.ts';
import { iconButton } from '../parts/iconButton.ts';
import { waitingSteps } from '../parts/waitingSteps.ts';
import type { IconName } from '../parts/iconNames.ts';
import { listed } from '../state/listState.ts';
import type { ViewContext } from '../state/viewContext.ts';

/** The pause in typing after which the search starts. */
const typingMs = 150;
const staleMs = 100;

const kinds: readonly (readonly [kind: FindKind, icon: IconName, label: string])[] = [
  ['expression', 'regex', 'Use Regular Expression'],
  ['bytes', 'file-binary', 'Bytes: hex digits, or the payload notation'],
];

/** Steps through matches in the bytes of the listed rows and in the words of steps, like the find widget of VS Code's editor. */
export class FindWidget {
  readonly root = element('div', 'find');
  readonly #context: ViewContext;
  readonly #input = createRef<HTMLInputElement>();
  #query: FindQuery = { text: '', kind: 'text', matchCase: false };
  #at: FoundBytes | undefined;
  #generation = -1;
  #words = '';
  #isWrong = false;
  #abort = new AbortController();
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** A search is running. */
  #isSearching = false;
  /** Steps requested meanwhile (`true`: backward), each of which begins where the previous one ends. */
  #waiting: boolean[] = [];

  constructor(context: ViewContext) {
    const { root } = this;
    this.#context = context;
    root.hidden = true;
    root.setAttribute('role', 'search');
    root.setAttribute('aria-label', 'Find in the list');
    root.addEventListener('keydown', (event) => {
      if (!this.#onKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  open(): void {
    this.root.hidden = false;
    this.#draw();
    this.#input.value?.focus();
    this.#input.value?.select();
  }

  close(): void {
    this.#stop();
    this.root.hidden = true;
    this.#at = undefined;
    this.#forget();
  }

  /** Clears the current match. */
  #forget(): void {
    this.#context.dispatch({ type: 'found' });
  }

  /** Goes to the next match from the current one, or from the selected row. */
  go(backward: boolean): void {
    if (!this.#isSearching) void this.#search(backward, false);
    else if (this.#waiting.length < waitingSteps) this.#waiting.push(backward);
  }

  /** `isSame`: the current match counts as well. */
  async #search(backward: boolean, isSame: boolean): Promise<void> {
    this.#drop();
    const { selected } = this.#context.state();
    const rows = listed(this.#context.state());
    if (this.#query.text === '' || rows === undefined) {
      this.#stop();
      return;
    }
    const { generation } = rows;
    if (generation !== this.#generation) this.#at = undefined;
    const { signal } = this.#abort;
    const from = this.#from(selected, backward, isSame);
    this.#isSearching = true;
    this.#say('Searching…', false);
    try {
      const query = this.#query;
      const request = { query, generation, backward, ...(from === undefined ? {} : { from }) };
      const result = await this.#context.request('findBytes', request, signal);
      if (!signal.aborted) await this.#applyResult(result, generation, backward, signal);
    } catch {
      // The query has changed, or the host is gone, which the page shows.
      if (signal.aborted) return;
      this.#stop();
      this.#say('', false);
    }
  }

  async #applyResult(
    result: FindResult,
    generation: number,
    backward: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    if (result.kind === 'stale') {
      this.#goSoon(backward, false);
      return;
    }
    if (result.kind !== 'found') {
      this.#stop();
      this.#at = undefined;
      this.#forget();
      this.#say(result.kind === 'problem' ? result.message : 'No results', true);
      return;
    }
    const { at, wrapped } = result;
    this.#at = at;
    this.#generation = generation;
    this.#context.dispatch({ type: 'select', row: at.row, open: true });
    this.#context.dispatch({ type: 'found', at });
    this.#context.go.toRow(at.row);
    const next = this.#waiting.shift();
    if (next !== undefined) {
      void this.#search(next, false);
      return;
    }
    this.#isSearching = false;
    const turn = wrapped ? (backward ? ' · from the end' : ' · from the top') : '';
    this.#say(`row ${countNumber(at.seq)}${turn}`, false);
    const count = await this.#context.request(
      'countBytes',
      { query: this.#query, generation, at: { row: at.row, start: at.start } },
      signal,
    );
    if (signal.aborted) return;
    if (count.total > 0) this.#say(`${countWords(count)}${turn}`, false);
    // There is a current match, so the rows have been renumbered.
    else this.#goSoon(backward, true);
  }

  /** Searches again shortly, when the page has been notified of the new rows. */
  #goSoon(backward: boolean, isSame: boolean): void {
    this.#typing = setTimeout(() => {
      void this.#search(backward, isSame);
    }, staleMs);
  }

  #from(selected: number | undefined, backward: boolean, isSame: boolean): FindRequest['from'] {
    const at = this.#at;
    // If another row has been selected since, that is the new starting point.
    if (at !== undefined && (selected === undefined || selected === at.row))
      return { row: at.row, start: backward || isSame ? at.start : Math.max(at.end, at.start + 1) };
    return selected === undefined ? undefined : { row: selected, start: 0 };
  }

  /** Stops searching. */
  #stop(): void {
    this.#drop();
    this.#waiting = [];
  }

  /** Aborts the running search; waiting steps stay queued. */
  #drop(): void {
    clearTimeout(this.#typing);
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#isSearching = false;
  }

  #change(query: Partial<FindQuery>, waitMs: number): void {
    this.#query = { ...this.#query, ...query };
    this.#stop();
    if (this.#query.text === '') {
      this.#at = undefined;
      this.#forget();
      this.#say('', false);
      return;
    }
    // From the current match, which stays if it still matches.
    this.#typing = setTimeout(() => {
      void this.#search(false, true);
    }, waitMs);
    this.#draw();
  }

  #say(words: string, isWrong: boolean): void {
    this.#words = words;
    this.#isWrong = isWrong;
    this.#draw();
  }

  #draw(): void {
    const { kind, matchCase, text } = this.#query;
    const toggle = (label: string, icon: IconName, isOn: boolean, flip: () => void) =>
      iconButton(icon, label, flip, { isPressed: isOn });
    const step = (label: string, key: string, icon: IconName, backward: boolean) => {
      const act = (): void => {
        this.go(backward);
      };
      return iconButton(icon, label, act, { title: `${label} (${key})`, isDisabled: text === '' });
    };
    const close = (): void => {
      this.close();
      this.#context.go.toList();
    };
    render(
      html`<div class="find-box ${this.#isWrong ? 'wrong' : ''}">
          <input
            ${ref(this.#input)}
            class="find-input"
            type="text"
            spellcheck="false"
            autocomplete="off"
            maxlength=${filterLimit}
            placeholder=${kind === 'bytes' ? 'Find: 0d 0a or "text"' : 'Find'}
            aria-label="Find in the list"
            aria-describedby="find-words"
            aria-invalid=${this.#isWrong ? 'true' : 'false'}
            @input=${(event: Event) => {
              this.#change({ text: (event.target as HTMLInputElement).value }, typingMs);
            }}
          />
          ${toggle('Match Case', 'case-sensitive', matchCase, () => {
            this.#change({ matchCase: !matchCase }, 0);
          })}
          ${kinds.map(([one, icon, label]) =>
            toggle(label, icon, kind === one, () => {
              this.#change({ kind: kind === one ? 'text' : one }, 0);
            }),
          )}
        </div>
        <span id="find-words" class="find-words" role="status"
          >${this.#words === '' ? nothing : this.#words}</span
        >
        <span class="find-buttons">
          ${step('Previous Match', 'Shift+Enter', 'arrow-up', true)}
          ${step('Next Match', 'Enter', 'arrow-down', false)}
          ${iconButton('close', 'Close Find', close, { title: 'Close (Escape)' })}
        </span>`,
      this.root,
    );
  }

  #onKey(event: KeyboardEvent): boolean {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
    if (event.key === 'Escape') {
      this.close();
      this.#context.go.toList();
      return true;
    }
    if (event.key !== 'Enter' || event.target !== this.#input.value) return false;
    this.go(event.shiftKey);
    return true;
  }
}

function countWords({ total, isMore, number }: CountResult): string {
  const all = `${countNumber(total)}${isMore ? '+' : ''}`;
  return number === undefined ? `? of ${all}` : `${countNumber(number)} of ${all}`;
}
