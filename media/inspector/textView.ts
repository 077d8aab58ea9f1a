import { countNumber } from '../../src/model/countText.ts';
import { escapeRuns, type ByteRange } from '../../src/payload/escapeBytes.ts';
import { blockBytes } from './byteCache.ts';
import { element } from './elements.ts';
import { textPart } from './textPart.ts';

/** Bytes as text with escapes, a part of about one block at a time: ten megabytes without a line break stay readable. */
export class TextView {
  readonly root = element('div', 'text');
  readonly #read: (offset: number, length: number) => Uint8Array | undefined;
  readonly #pager = element('div', 'pager');
  readonly #range = element('span', 'pager-range');
  readonly #body = element('pre', 'text-body', {
    tabindex: '0',
    role: 'region',
    'aria-label': 'Bytes as text',
  });
  readonly #earlier = pagerButton('chevron-left', 'Earlier bytes');
  readonly #later = pagerButton('chevron-right', 'Later bytes');
  #length = 0;
  #part = 0;
  /** The part that the body holds. */
  #shown: number | undefined;
  #lit: ByteRange | undefined;

  constructor(read: (offset: number, length: number) => Uint8Array | undefined) {
    this.#read = read;
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

  /** Lights bytes, where they are in the part shown. */
  light(lit: ByteRange | undefined): void {
    if (lit?.start === this.#lit?.start && lit?.end === this.#lit?.end) return;
    this.#lit = lit;
    this.#shown = undefined;
    const top = this.#body.scrollTop;
    this.#draw();
    this.#body.scrollTop = top;
    this.#body.querySelector('.lit')?.scrollIntoView({ block: 'nearest' });
  }

  #turn(step: number): void {
    this.#part += step;
    this.#body.scrollTop = 0;
    this.#draw();
  }

  /** What is lit of the bytes from `start` up to `end`, counted from there. */
  #marks(start: number, end: number): ByteRange[] {
    const from = Math.max(start, this.#lit?.start ?? end);
    const to = Math.min(end, this.#lit?.end ?? start);
    return from < to ? [{ start: from - start, end: to - start }] : [];
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
  }
}

/** Escapes dimmed, what is lit marked; after an escaped line feed the line really ends. */
function textNodes(bytes: Uint8Array, marks: readonly ByteRange[]): (Node | string)[] {
  return escapeRuns(bytes, { marks }).flatMap(({ text, escaped, marked }) => {
    const lit = marked === true ? 'lit' : '';
    if (!escaped) return [plain(text, lit)];
    return text.split(/(?<=\\n)/).flatMap((piece) => {
      const node = element('span', `escape ${lit}`.trim());
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

function pagerButton(icon: string, label: string): HTMLButtonElement {
  return element('button', `icon-button codicon codicon-${icon}`, {
    type: 'button',
    title: label,
    'aria-label': label,
  });
}
