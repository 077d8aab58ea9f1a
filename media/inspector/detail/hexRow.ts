/** One row of the hex dump. */
import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';
import { formatHex, hexRowBytes } from '../../../src/bytes/hexText.ts';
import type { MarkedRanges } from './byteMarks.ts';
import { element } from '../parts/elements.ts';

export interface HexRowContent extends MarkedRanges {
  readonly row: number;
  readonly offset: number;
  /** Digits of the offset. */
  readonly digits: number;
  readonly length: number;
  /** Undefined while they are loading. */
  readonly bytes: Uint8Array | undefined;
  readonly selected: ByteRange;
  readonly cursor: number;
}

/** A recycled row: created once, and refilled as the dump scrolls. */
export class HexRow {
  readonly node = element('div', 'hex-row', { role: 'row' });
  readonly #offset = element('span', 'hex-offset', { role: 'rowheader' });
  readonly #bytes = cells('hex-byte', { role: 'gridcell' });
  readonly #characters = cells('hex-character');

  constructor() {
    const bytes = element('span', 'hex-bytes', { role: 'presentation' });
    bytes.append(...this.#bytes);
    const text = element('span', 'hex-text', { 'aria-hidden': 'true' });
    text.append(...this.#characters);
    this.node.append(this.#offset, bytes, text);
  }

  fill({ row, offset, digits, length, bytes, selected, cursor, lit, found, match }: HexRowContent): void {
    this.node.setAttribute('aria-rowindex', String(row + 1));
    this.#offset.textContent = offset
      .toString(16)
      .padStart(8, '0')
      .slice(-Math.max(digits, offset.toString(16).length));
    for (let index = 0; index < hexRowBytes; index++) {
      const at = offset + index;
      const byte = bytes?.[index];
      const marks = [
        [inside(at, selected) && selected.end - selected.start > 1, ' selected'],
        [at === cursor, ' cursor'],
        [lit !== undefined && inside(at, lit), ' lit'],
        [match.some((range) => inside(at, range)), ' match'],
        [found !== undefined && inside(at, found), ' found'],
      ] as const;
      const extra = marks.map(([is, name]) => (is ? name : '')).join('');
      const digitsText = byte === undefined ? '··' : formatHex(Uint8Array.of(byte));
      const character =
        byte === undefined ? ' ' : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
      show(this.#bytes[index], 'hex-byte', index < length, at, extra, digitsText);
      show(this.#characters[index], 'hex-character', index < length, at, extra, character);
      const cell = this.#bytes[index];
      if (at === cursor && index < length) cell?.setAttribute('id', 'hex-cursor');
      else cell?.removeAttribute('id');
    }
  }
}

function inside(at: number, { start, end }: ByteRange): boolean {
  return at >= start && at < end;
}

function cells(name: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement[] {
  return Array.from({ length: hexRowBytes }, () => element('span', name, attributes));
}

function show(
  cell: HTMLElement | undefined,
  name: string,
  isThere: boolean,
  at: number,
  extra: string,
  text: string,
): void {
  if (cell === undefined) return;
  cell.hidden = !isThere;
  cell.className = name + extra;
  cell.textContent = isThere ? text : '';
  if (isThere) cell.dataset['at'] = String(at);
  else delete cell.dataset['at'];
}
