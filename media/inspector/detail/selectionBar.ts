/** The bar below the bytes: cursor, selection and copying. */
import './selectionBar.css';
import { countNumber, countText } from '../../../src/model/countText.ts';
import type { BytesResult } from '../../../src/page/detailMessages.ts';
import { escapeBytes } from '../../../src/bytes/escapeBytes.ts';
import { formatHex } from '../../../src/bytes/hexText.ts';
import { printReadablePayload } from '../../../src/language/payload/printPayload.ts';
import { element } from '../parts/elements.ts';
import { selectedRange, selectionWords, type ByteSelection } from './byteSelection.ts';

/** Most bytes copied at once. */
export const copyLimit = 1024 * 1024;
const notationLimit = 64 * 1024;

const formats = [
  ['hex', 'Hex', (bytes: Uint8Array): string => formatHex(bytes)],
  ['text', 'Text', (bytes: Uint8Array): string => escapeBytes(bytes)],
  ['notation', 'Notation', (bytes: Uint8Array): string => printReadablePayload(bytes)],
] as const;
export type CopyFormat = (typeof formats)[number][0];

/** Shows the cursor position and the length of the selection, and copies it in several forms. */
export class SelectionBar {
  readonly root = element('div', 'selection-bar');
  readonly #words = element('span', 'selection-words');
  /** A live region that reports copies made anywhere in the pane. */
  readonly #status = element('span', 'quiet selection-status', { role: 'status' });
  readonly #ask: (offset: number, length: number) => Promise<BytesResult>;
  #selection: ByteSelection = { anchor: 0, cursor: 0 };

  constructor(ask: (offset: number, length: number) => Promise<BytesResult>) {
    this.#ask = ask;
    const menu = element('span', 'selection-copy', { role: 'group', 'aria-label': 'Copy the selection' });
    const icon = element('span', 'codicon codicon-copy', { 'aria-hidden': 'true' });
    menu.append(icon);
    for (const [format, label] of formats) {
      const button = element('button', 'text-button secondary small', {
        type: 'button',
        title: `Copy the selection as ${label.toLowerCase()}${format === 'hex' ? ' (Ctrl+C)' : ''}`,
      });
      button.textContent = label;
      button.addEventListener('click', () => {
        this.copy(format);
      });
      menu.append(button);
    }
    this.root.append(this.#words, this.#status, menu);
  }

  update(isShown: boolean, selection: ByteSelection, length: number): void {
    this.root.hidden = !isShown;
    if (selection !== this.#selection) this.#status.textContent = '';
    this.#selection = selection;
    this.#words.textContent = length === 0 ? '' : selectionWords(selection);
  }

  copy(format: CopyFormat): void {
    const { start, end } = selectedRange(this.#selection);
    void this.#copyRange(format, start, end - start);
  }

  copyText(text: string, what: string): void {
    navigator.clipboard.writeText(text).then(
      () => {
        this.#status.textContent = `Copied ${what}`;
      },
      () => {
        this.#status.textContent = 'The clipboard is not available';
      },
    );
  }

  async #copyRange(format: CopyFormat, start: number, length: number): Promise<void> {
    const limit = format === 'notation' ? notationLimit : copyLimit;
    const wanted = Math.min(length, limit);
    try {
      const { bytes } = await this.#ask(start, wanted);
      const write = formats.find(([name]) => name === format)?.[2];
      if (bytes === undefined || write === undefined)
        this.#status.textContent = 'These bytes are no longer kept';
      else
        this.copyText(
          write(bytes),
          wanted < length
            ? `the first ${countNumber(wanted)} bytes`
            : `${countText(wanted, 'byte')} as ${format}`,
        );
    } catch {
      this.#status.textContent = 'The extension host does not answer';
    }
  }
}
