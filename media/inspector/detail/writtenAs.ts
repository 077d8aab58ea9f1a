/** The section that relates writes to reads. */
import './writtenAs.css';
import { countNumber } from '../../../src/model/countText.ts';
import type { WriteToReadResult, WrittenPart } from '../../../src/model/decoded.ts';
import { element } from '../parts/elements.ts';
import { plainText } from '../parts/plainText.ts';
import { rowLink } from './rowLink.ts';
import type { ViewContext } from '../state/viewContext.ts';

/** Shows in which writes a row's bytes were sent and in which reads they arrived: lengths, links to rows, and a diagram. */
export class WrittenAs {
  readonly root = element('div', 'written');
  readonly #context: ViewContext;
  readonly #words = element('p', 'written-words');
  readonly #bars = element('div', 'written-bars', { 'aria-hidden': 'true' });
  readonly #remarks = element('p', 'quiet written-remarks', { role: 'status' });

  constructor(context: ViewContext) {
    this.#context = context;
    this.root.append(this.#words, this.#bars, this.#remarks);
  }

  show(result: WriteToReadResult | undefined, isRead: boolean): void {
    const found = result?.found;
    this.#remarks.textContent = plainText(
      result === undefined
        ? ''
        : [result.reason, ...result.remarks].filter((one) => one !== undefined).join(' '),
    );
    this.#words.hidden = found === undefined;
    this.#bars.hidden = true;
    if (found === undefined) return;
    const { writes, reads, moreWrites, moreReads, other, isDatagram } = found;
    const total = sum(writes);
    const [writeWord, readWord] = isDatagram ? ['datagram', 'datagram'] : ['write', 'read'];
    const from = isRead ? ` on ${other}` : '';
    const to = isRead ? '' : ` on ${other}`;
    this.#words.replaceChildren(
      `${counted(writes.length + moreWrites, writeWord)} `,
      ...links(writes, moreWrites, (seq) => this.#link(seq)),
      `${plainText(from)} · ${total} byte${total === '1' ? '' : 's'} → ${isDatagram ? 'received as' : counted(reads.length + moreReads, readWord, true)} `,
      ...links(reads, moreReads, (seq) => this.#link(seq)),
      ...(isDatagram ? [] : [' (', ...lengths(reads, moreReads), ')']),
      plainText(to),
    );
    this.#bars.hidden = isDatagram || writes.length + reads.length <= 2;
    if (!this.#bars.hidden) this.#bars.replaceChildren(...bars(writes, reads));
  }

  #link(seq: number): HTMLElement {
    return rowLink(`#${countNumber(seq)}`, () => {
      this.#context.ask('goToRow', { seq });
    });
  }
}

function counted(count: number, word: string, always = false): string {
  if (count === 1) return always ? `1 ${word}` : word;
  return `${countNumber(count)} ${word}s`;
}

function links(
  parts: readonly WrittenPart[],
  more: number,
  link: (seq: number) => HTMLElement,
): (HTMLElement | string)[] {
  const made = parts.flatMap(({ seq }, index) => (index === 0 ? [link(seq)] : [' + ', link(seq)]));
  return more > 0 ? [...made, ` and ${countNumber(more)} more`] : made;
}

/** Lengths; those of the selected row are bold. */
function lengths(parts: readonly WrittenPart[], more: number): (HTMLElement | string)[] {
  const made = parts.flatMap(({ length, isRequested }, index) => {
    const node = element(isRequested ? 'strong' : 'span');
    node.textContent = countNumber(length);
    return index === 0 ? [node] : [' + ', node];
  });
  return more > 0 ? [...made, ' + …'] : made;
}

function sum(parts: readonly WrittenPart[]): string {
  return countNumber(parts.reduce((total, { length }) => total + length, 0));
}

/** Two bars, writes above reads, divided at the boundaries. */
function bars(writes: readonly WrittenPart[], reads: readonly WrittenPart[]): HTMLElement[] {
  const all = [...writes, ...reads];
  const start = Math.min(...all.map(({ offset }) => offset));
  const end = Math.max(...all.map(({ offset, length }) => offset + length));
  return [writes, reads].map((parts) => {
    const bar = element('div', 'written-bar');
    for (const { offset, length, isRequested } of parts) {
      const piece = element('span', isRequested ? 'piece requested' : 'piece');
      piece.style.left = `${(100 * (offset - start)) / (end - start)}%`;
      piece.style.width = `${(100 * length) / (end - start)}%`;
      bar.append(piece);
    }
    return bar;
  });
}
