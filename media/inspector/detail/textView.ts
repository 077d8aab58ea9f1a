/** The text view of a row's bytes. */
import './textView.css';
import { countNumber } from '../../../src/model/countText.ts';
import { escapeRuns, type ByteMark, type ByteRange } from '../../../src/bytes/escapeBytes.ts';
import { blockBytes } from './byteCache.ts';
import { byteMarks } from './byteMarks.ts';
import { element } from '../parts/elements.ts';
import { textPart } from './textPart.ts';
import { iconButtonElement } from '../parts/iconButton.ts';

export interface TextViewOptions {
  readonly read: (offset: number, length: number) => Uint8Array | undefined;
  /** The filter's matches in the loaded bytes. */
  readonly hits: (from: number, to: number) => readonly ByteRange[];
}

/** Shows text with escapes, about one block at a time, so that ten megabytes without a line break stay readable. */
export class TextView {
  readonly root = element('div', 'text');
  readonly #read: TextViewOptions['read'];
  readonly #hits: TextViewOptions['hits'];
  readonly #pager = element('div', 'pager');
  readonly #range = element('span', 'pager-range');
  readonly #body = element('pre', 'text-body', {
    tabindex: '0',
    role: 'region',
    'aria-label': 'Bytes as text',
  });
  readonly #earlier = iconButtonElement('chevron-left', 'Earlier bytes');
  readonly #later = iconButtonElement('chevron-right', 'Later bytes');
  #length = 0;
  #part = 0;
  /** The part currently shown. */
  #shown: number | undefined;
  #lit: ByteRange | undefined;
  #found: ByteRange | undefined;
  /** Whether to scroll to the match once it is loaded. */
  #isWanted = false;

  constructor({ read, hits }: TextViewOptions) {
    this.#read = read;
    this.#hits = hits;
    this.#pager.append(this.#earlier, this.#later, this.#range);
    this.root.append(this.#pager, this.#body);
    this.#earlier.addEventListener('click', () => {
      this.#turn(-1);
    });
    this.#later.addEventListener('click', () => {
      this.#turn(1);
    });
  }

  show(length: number, fresh: boolean): void {
    this.#length = length;
    if (fresh) this.#part = 0;
    if (fresh) this.#shown = undefined;
    this.#draw();
  }

  /** Highlights bytes, if they are in the part shown. */
  light(lit: ByteRange | undefined): void {
    if (lit?.start === this.#lit?.start && lit?.end === this.#lit?.end) return;
    this.#lit = lit;
    this.#shown = undefined;
    const top = this.#body.scrollTop;
    this.#draw();
    this.#body.scrollTop = top;
    this.#body.querySelector('.lit')?.scrollIntoView({ block: 'nearest' });
  }

  /** Highlights a match and scrolls to it. */
  goTo(found: ByteRange | undefined): void {
    if (found === undefined && this.#found === undefined) return;
    this.#found = found;
    this.#isWanted = found !== undefined;
    if (found !== undefined) this.#part = Math.floor(found.start / blockBytes);
    this.#shown = undefined;
    this.#draw();
  }

  #turn(step: number): void {
    this.#isWanted = false;
    this.#part += step;
    this.#body.scrollTop = 0;
    this.#draw();
  }

  #draw(): void {
    const last = Math.max(0, Math.ceil(this.#length / blockBytes) - 1);
    this.#pager.hidden = last === 0;
    this.#earlier.disabled = this.#part === 0;
    this.#later.disabled = this.#part === last;
    if (this.#shown === this.#part) return;
    const { start, end, bytes } = textPart(this.#part, this.#length, this.#read);
    this.#range.textContent = `bytes ${countNumber(start)} to ${countNumber(end - 1)} of ${countNumber(this.#length)}`;
    this.#shown = bytes === undefined ? undefined : this.#part;
    if (bytes === undefined) this.#body.textContent = '…';
    else this.#body.replaceChildren(...textNodes(bytes, this.#marks(start, end)));
    if (bytes !== undefined && this.#isWanted) this.#bringFound(end, last);
  }

  #marks(start: number, end: number): ByteMark[] {
    return byteMarks({ match: this.#hits(start, end), found: this.#found, lit: this.#lit }, { start, end });
  }

  #bringFound(end: number, last: number): void {
    // A character split by the part's end is in the next part.
    if ((this.#found?.start ?? 0) >= end && this.#part < last) {
      this.#part += 1;
      this.#draw();
      return;
    }
    this.#isWanted = false;
    this.#body.querySelector('.found')?.scrollIntoView({ block: 'nearest' });
  }
}

/** Escapes are dimmed, marks have their classes, and an escaped line feed is followed by a line break. */
function textNodes(bytes: Uint8Array, marks: readonly ByteMark[]): (Node | string)[] {
  return escapeRuns(bytes, { marks }).flatMap(({ text, escaped, name = '' }) => {
    if (!escaped) return [plain(text, name)];
    return text.split(/(?<=\\n)/).flatMap((piece) => {
      const node = element('span', `escape ${name}`.trim());
      node.textContent = piece;
      return piece.endsWith('\\n') ? [node, '\n'] : [node];
    });
  });
}

function plain(text: string, className: string): HTMLElement {
  const node = element('span', className);
  node.textContent = text;
  return node;
}
