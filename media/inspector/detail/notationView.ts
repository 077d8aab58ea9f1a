/** The view of a row's bytes in the payload notation. */
import './notationView.css';
import { countNumber } from '../../../src/model/countText.ts';
import type { BytesResult } from '../../../src/page/detailMessages.ts';
import { printReadablePayload } from '../../../src/language/payload/printPayload.ts';
import { element } from '../parts/elements.ts';

export interface NotationViewOptions {
  readonly bytes: (offset: number, length: number) => Promise<BytesResult>;
  readonly copy: (text: string, what: string) => void;
  /** Puts it in the composer. */
  readonly compose: (notation: string) => void;
}

/** Most bytes shown. */
export const notationLimit = 64 * 1024;

/** Shows notation that parses to the same bytes, to copy, edit and send again. */
export class NotationView {
  readonly root = element('div', 'notation');
  readonly #options: NotationViewOptions;
  readonly #body = element('pre', 'notation-body', {
    tabindex: '0',
    role: 'region',
    'aria-label': 'Bytes in payload notation',
  });
  readonly #words = element('span', 'quiet');
  /** Incremented by each update, to detect late results. */
  #turn = 0;

  constructor(options: NotationViewOptions) {
    this.#options = options;
    const bar = element('div', 'notation-bar');
    bar.append(
      button('Copy', () => {
        options.copy(this.#body.textContent, 'the notation');
      }),
      button('Edit in Composer', () => {
        options.compose(this.#body.textContent);
      }),
      this.#words,
    );
    this.root.append(bar, this.#body);
  }

  async show(length: number): Promise<void> {
    const turn = ++this.#turn;
    this.#words.textContent =
      length > notationLimit ? `the first ${countNumber(notationLimit)} of ${countNumber(length)} bytes` : '';
    this.#body.textContent = '…';
    try {
      const { bytes } = await this.#options.bytes(0, Math.min(length, notationLimit));
      if (turn !== this.#turn) return;
      this.#body.textContent = bytes === undefined ? '' : printReadablePayload(bytes);
      if (bytes === undefined) this.#words.textContent = 'These bytes are no longer kept.';
    } catch {
      if (turn === this.#turn) this.#words.textContent = 'The extension host does not answer.';
    }
  }
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = element('button', 'text-button secondary small', { type: 'button' });
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
