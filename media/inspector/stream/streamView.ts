/** The view of a followed stream. */
import './streamView.css';
import { html, render } from 'lit/html.js';
import type { StreamDirection, StreamPlace, StreamSummary } from '../../../src/model/follow.ts';
import { formatBytes } from '../../../src/model/units.ts';
import { element } from '../parts/elements.ts';
import { iconButton } from '../parts/iconButton.ts';
import { plainText } from '../parts/plainText.ts';
import { segmented } from '../parts/segmented.ts';
import { StreamFindBox } from './streamFindBox.ts';
import { StreamLines } from './streamLines.ts';
import type { MainView } from '../state/mainView.ts';
import type { PageState } from '../state/pageState.ts';
import type { StreamsState } from '../state/streamState.ts';
import type { ViewContext } from '../state/viewContext.ts';

const directions = [
  ['both', '⇅', 'Both directions'],
  ['in', '↓', 'Received only'],
  ['out', '↑', 'Sent only'],
] as const;
const modes = [
  { value: 'text', label: 'Text' },
  { value: 'hex', label: 'Hex' },
] as const;

/** The bytes of one connection as they arrive, with a toolbar. */
export class StreamView implements MainView {
  readonly root = element('section', 'stream', { 'aria-label': 'Stream' });
  readonly #context: ViewContext;
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

  /** The host has been asked to follow a stream. */
  #isFollowSent = false;

  constructor(context: ViewContext) {
    this.#context = context;
    this.#lines = new StreamLines({
      ask: (request) => context.request('streamLines', request),
      copy: async (from, to) => {
        const words = await this.#copy(from, to);
        this.#say(words);
        return words;
      },
      laidOut: (columns, place) => {
        this.#follow(columns, place);
      },
      placed: (place) => {
        context.dispatch({ type: 'streams', change: { kind: 'place', place } });
      },
      // Closes the find box first.
      close: () => {
        if (this.#find.isOpen) this.#find.close();
        else this.#close();
      },
    });
    this.#find = new StreamFindBox({
      find: (text) => {
        context.ask('streamFind', { text });
      },
      found: () => this.#summary?.find,
      match: async (step) => {
        const line = this.#lines.firstInView;
        return (await context.request('streamMatch', { step, line })).found;
      },
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
      this.findNext(event.shiftKey);
    });
  }

  update({ streams: state }: PageState, isShown: boolean): void {
    if (!isShown) {
      this.#forget();
      return;
    }
    const before = this.#state;
    this.#state = state;
    const isOther = before?.open?.id !== state.open?.id;
    if (isOther) {
      this.#said = '';
      this.#find.close();
    }
    this.#lines.set(state, isOther);
    if (before !== state || this.#isDirty) this.#drawNow();
  }

  #forget(): void {
    if (this.#isFollowSent) this.#context.ask('followStream', {});
    this.#isFollowSent = false;
    if (this.#state === undefined) return;
    this.#state = undefined;
    this.#summary = undefined;
    this.#find.close();
    this.#lines.close();
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
      this.#context.drawPaced();
    }
  }

  focus(): void {
    this.#lines.scroller.focus();
  }

  find(): void {
    this.#find.open();
  }

  findNext(isBackward: boolean): void {
    if (this.#find.isOpen) this.#find.go(isBackward ? -1 : 1);
    else this.#find.open();
  }

  /** The width, the direction or the format has changed, and so the lines have. */
  #follow(columns: number, place: StreamPlace | undefined): void {
    const { open, direction, mode } = this.#context.state().streams;
    if (open === undefined) return;
    this.#isFollowSent = true;
    const stream = { id: open.id, direction, mode, columns, ...(place === undefined ? {} : { place }) };
    this.#context.ask('followStream', { stream });
  }

  async #copy(from: number, to: number): Promise<string> {
    const { generation = 0 } = this.#summary ?? {};
    const { bytes, isCut } = await this.#context.request('copyStream', { generation, from, to });
    if (isCut) return `Copied the first ${formatBytes(bytes)}: save the stream for all of it.`;
    return `Copied ${formatBytes(bytes)}.`;
  }

  readonly #save = (): void => {
    const { open, direction } = this.#context.state().streams;
    if (open !== undefined) this.#context.ask('saveStream', { id: open.id, direction });
  };

  readonly #close = (): void => {
    this.#context.dispatch({ type: 'streams', change: { kind: 'close' } });
    requestAnimationFrame(this.#context.go.toList);
  };

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
      lost === 0 ? '' : `The first ${formatBytes(lost)} of the stream are no longer kept.`;
    const isEmpty = summary !== undefined && summary.next === summary.first && !summary.searching;
    this.#empty.hidden = !isEmpty;
    this.#empty.textContent = isEmpty ? emptyWords(state.direction, summary) : '';
  }

  #drawHead({ direction, mode }: StreamsState, summary: StreamSummary | undefined): void {
    const set = (fields: Pick<Partial<StreamsState>, 'direction' | 'mode'>): void => {
      this.#context.dispatch({ type: 'streams', change: { kind: 'set', fields } });
    };
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
        ${segmented(
          'Direction',
          directions.map(([value, sign, label]) => ({
            value,
            label,
            content: html`<span data-direction=${value}>${sign}</span> ${counts[value]}`,
          })),
          direction,
          (value) => {
            set({ direction: value });
          },
        )}
        ${segmented('Show bytes as', modes, mode, (value) => {
          set({ mode: value });
        })}
        <span class="stream-said" role="status">${this.#said}</span>
        <span class="stream-actions">
          ${iconButton('search', 'Find (Ctrl+F)', () => {
            this.#find.open();
          })}
          ${iconButton('copy', 'Copy the selected lines, or all', () => {
            void this.#lines.copy();
          })}
          ${iconButton('save', `Save the bytes to a file: ${savedWords[direction]}`, this.#save)}
          ${iconButton('close', 'Close the stream (Escape)', this.#close)}
        </span>
      `,
      this.#head,
    );
  }

  #say(words: string): void {
    this.#said = words;
    this.#drawNow();
  }
}

const savedWords = { both: 'both directions', in: 'what was received', out: 'what was sent' } as const;

function emptyWords(direction: StreamDirection, { isOpen, lostBytes }: StreamSummary): string {
  if (lostBytes > 0) return 'Its bytes are no longer kept.';
  const what = {
    both: 'Nothing has been sent or received',
    in: 'Nothing has been received',
    out: 'Nothing has been sent',
  };
  return `${what[direction]}${isOpen ? ' yet' : ''}.`;
}
