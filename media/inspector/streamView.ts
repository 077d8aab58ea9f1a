/** The view of a followed stream. */
import './streamView.css';
import { html, render } from 'lit';
import type { StreamMode, StreamDirection, StreamPlace, StreamSummary } from '../../src/model/follow.ts';
import { formatBytes } from '../../src/model/units.ts';
import { element } from './parts/elements.ts';
import { iconButton } from './iconButton.ts';
import { plainText } from './parts/plainText.ts';
import { StreamFindBox } from './streamFindBox.ts';
import { StreamLines, type StreamLinesOptions } from './streamLines.ts';
import type { StreamsState } from './streamState.ts';

export interface StreamViewOptions extends Pick<StreamLinesOptions, 'ask' | 'copy'> {
  /** The width, the direction or the format has changed, and so the lines have. */
  readonly follow: (columns: number, place: StreamPlace | undefined) => void;
  readonly set: (fields: { readonly direction?: StreamDirection; readonly mode?: StreamMode }) => void;
  readonly placed: (place: StreamPlace | undefined) => void;
  readonly find: (text: string) => void;
  /** Returns the line and the number of the next match, relative to a line. */
  readonly match: (
    step: 1 | -1,
    line: number,
  ) => Promise<{ readonly line: number; readonly ordinal: number } | undefined>;
  readonly save: () => void;
  /** Called when there is something to render in the page's next update. */
  readonly changed: () => void;
  readonly close: () => void;
}

const directions = [
  ['both', '⇅', 'Both directions'],
  ['in', '↓', 'Received only'],
  ['out', '↑', 'Sent only'],
] as const;
const modes = [
  ['text', 'Text'],
  ['hex', 'Hex'],
] as const;

/** The bytes of one connection as they arrive, with a toolbar. */
export class StreamView {
  readonly root = element('section', 'stream', { 'aria-label': 'Stream' });
  readonly #options: StreamViewOptions;
  readonly #head = element('div', 'stream-head');
  readonly #banner = element('div', 'banner', { role: 'status' });
  readonly #empty = element('div', 'stream-empty');
  readonly #lines: StreamLines;
  readonly #find: StreamFindBox;
  #state: StreamsState | undefined;
  #summary: StreamSummary | undefined;
  #said = '';
  /** The latest summary has not been rendered yet. */
  #isDirty = false;

  constructor(options: StreamViewOptions) {
    this.#options = options;
    this.#lines = new StreamLines({
      ask: options.ask,
      copy: async (from, to) => {
        const words = await options.copy(from, to);
        this.#say(words);
        return words;
      },
      laidOut: options.follow,
      placed: options.placed,
      // Closes the find box first.
      close: () => {
        if (!this.#find.clear()) options.close();
      },
    });
    this.#find = new StreamFindBox({
      find: options.find,
      found: () => this.#summary?.find,
      match: (step) => options.match(step, this.#lines.firstInView),
      went: (line) => {
        if (line !== undefined) this.#lines.goTo(line);
        this.#lines.refresh();
        this.#drawNow();
      },
      leave: () => {
        this.focus();
      },
    });
    const body = element('div', 'stream-body');
    body.append(this.#lines.scroller, this.#empty);
    this.root.append(this.#head, this.#find.root, this.#banner, body);
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'F3') return;
      event.preventDefault();
      this.#find.go(event.shiftKey ? -1 : 1);
    });
  }

  /** Undefined: closed. */
  update(state: StreamsState | undefined): void {
    const before = this.#state;
    this.#state = state;
    this.root.hidden = state === undefined;
    if (state === undefined) {
      this.#summary = undefined;
      this.#find.forget();
      this.#lines.close();
      return;
    }
    const isOther = before?.open?.id !== state.open?.id;
    if (isOther) {
      this.#said = '';
      this.#find.forget();
    }
    this.#lines.set(state, isOther);
    if (before !== state || this.#isDirty) this.#drawNow();
  }

  /** Receives the host's summary. */
  receive(summary: StreamSummary): void {
    if (this.#state?.open?.id !== summary.id) return;
    const isFirst = this.#summary?.generation !== summary.generation;
    const hasFound = this.#summary?.find?.count !== summary.find?.count;
    this.#summary = summary;
    this.#find.setFound(summary.find);
    if (hasFound) this.#lines.refresh();
    if (isFirst) this.#drawNow();
    else {
      this.#isDirty = true;
      this.#options.changed();
    }
  }

  focus(): void {
    this.#lines.scroller.focus();
  }

  focusFind(): void {
    this.#find.focus();
  }

  #drawNow(): void {
    const state = this.#state;
    if (state === undefined) return;
    const summary = this.#summary;
    this.#isDirty = false;
    if (summary !== undefined) this.#lines.show(summary);
    this.#drawHead(state, summary);
    this.#find.update(state.mode);
    const lost = summary?.lostBytes ?? 0;
    this.#banner.hidden = lost === 0;
    this.#banner.textContent =
      lost === 0
        ? ''
        : `The first ${formatBytes(lost)} of the stream are no longer kept: it begins after them.`;
    const isEmpty = summary !== undefined && summary.next === summary.first && !summary.searching;
    this.#empty.hidden = !isEmpty;
    this.#empty.textContent = isEmpty ? emptyWords(state.direction, summary) : '';
  }

  #drawHead({ direction, mode }: StreamsState, summary: StreamSummary | undefined): void {
    const { set } = this.#options;
    const counts = {
      both: '',
      in: formatBytes(summary?.bytesIn ?? 0),
      out: formatBytes(summary?.bytesOut ?? 0),
    };
    render(
      html`
        <span class="stream-title" title=${plainText(summary?.title ?? '')}>
          <span class="stream-word">Stream</span> ${plainText(summary?.title ?? '')}
          <span class="quiet">${summary === undefined ? '' : summary.isOpen ? 'live' : 'closed'}</span>
        </span>
        <span class="choices" role="radiogroup" aria-label="Direction">
          ${directions.map(([one, sign, words]) =>
            this.#choice(
              one === direction,
              words,
              html`<span data-direction=${one}>${sign}</span> ${counts[one]}`,
              () => {
                set({ direction: one });
              },
            ),
          )}
        </span>
        <span class="choices" role="radiogroup" aria-label="Show bytes as">
          ${modes.map(([one, words]) =>
            this.#choice(one === mode, words, words, () => {
              set({ mode: one });
            }),
          )}
        </span>
        <span class="stream-said" role="status">${this.#said}</span>
        <span class="stream-actions">
          ${iconButton('copy', 'Copy the selected lines, or all', () => {
            void this.#lines.copy();
          })}
          ${iconButton('save', `Save the bytes to a file: ${savedWords[direction]}`, this.#options.save)}
          ${iconButton('close', 'Close the stream (Escape)', this.#options.close)}
        </span>
      `,
      this.#head,
    );
  }

  #choice(isChosen: boolean, label: string, content: unknown, choose: () => void) {
    return html`<button
      type="button"
      class="choice"
      role="radio"
      aria-checked=${isChosen ? 'true' : 'false'}
      aria-label=${label}
      title=${label}
      tabindex=${isChosen ? 0 : -1}
      @click=${choose}
      @keydown=${stepChoice}
    >
      ${content}
    </button>`;
  }

  #say(words: string): void {
    this.#said = words;
    this.#drawNow();
  }
}

const savedWords = { both: 'both directions', in: 'what was received', out: 'what was sent' } as const;

function emptyWords(direction: StreamDirection, { isOpen, lostBytes }: StreamSummary): string {
  if (lostBytes > 0) return 'Nothing of it is kept any more.';
  const what = {
    both: 'Nothing has been sent or received',
    in: 'Nothing has been received',
    out: 'Nothing has been sent',
  };
  return `${what[direction]}${isOpen ? ' yet: what comes is shown at once.' : '.'}`;
}

/** Arrow keys select the neighbour, as in any group of radio buttons. */
function stepChoice(event: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
  const button = event.currentTarget;
  if (step === undefined || !(button instanceof HTMLElement)) return;
  const all = [...(button.parentElement?.querySelectorAll('button') ?? [])];
  const next = all[(all.indexOf(button as HTMLButtonElement) + step + all.length) % all.length];
  next?.click();
  next?.focus();
  event.preventDefault();
}
