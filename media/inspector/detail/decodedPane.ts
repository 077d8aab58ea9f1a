/** The section with the decoded fields of a row. */
import './decodedPane.css';
import { render } from 'lit/html.js';
import { countNumber } from '../../../src/model/countText.ts';
import { type DecodeResult } from '../../../src/model/decoded.ts';
import { decodedBytesLimit } from '../../../src/page/detailMessages.ts';
import { choiceList } from '../parts/choiceList.ts';
import { element } from '../parts/elements.ts';
import { FieldTree, type FieldTreeOptions } from './fieldTree.ts';

export interface DecodedPaneOptions extends FieldTreeOptions {
  /** Undefined: the most confident decoder. */
  readonly choose: FieldTreeOptions['choose'];
  readonly decoder: (id: string | undefined) => void;
}

const auto = 'auto';

/** Shows the format, how confident the decoder is, and the tree of fields. */
export class DecodedPane {
  readonly root = element('div', 'decoded');
  readonly tree: FieldTree;
  readonly #options: DecodedPaneOptions;
  readonly #choice = element('span');
  readonly #words = element('p', 'decoded-words');
  readonly #why = element('details', 'decoded-why');
  readonly #tried = element('ul', 'decoded-tried');

  constructor(options: DecodedPaneOptions) {
    this.#options = options;
    this.tree = new FieldTree(options);
    const bar = element('div', 'decoded-bar');
    const summary = element('summary');
    summary.textContent = 'Not recognised';
    this.#why.append(summary, this.#tried);
    bar.append(this.#choice, this.#words, this.#why);
    this.root.append(bar, this.tree.root);
  }

  /** Shows why no decoder recognises the bytes. */
  openReasons(): void {
    this.#why.open = true;
  }

  /** Returns the note for the section's header: `Modbus TCP · certain`. */
  show(result: DecodeResult | undefined, chosen: string | undefined, isRead: boolean): string {
    const { by, fields = [], tried = [], gone, cutAt, chunks } = result ?? {};
    this.root.classList.toggle('waiting', result === undefined);
    if (result === undefined) return '';
    const decoders = tried.map(({ id, label }) => ({ value: id, label }));
    decoders.sort((one, other) => one.label.localeCompare(other.label));
    const choices = [{ value: auto, label: 'Detect' }, ...decoders];
    const choose = (id: string): void => {
      this.#options.decoder(id === auto ? undefined : id);
    };
    render(choiceList('decoder', 'Decode as', choices, chosen ?? auto, choose, gone === true), this.#choice);
    const cut =
      cutAt === undefined
        ? ''
        : ` Only the first ${countNumber(Math.min(cutAt, decodedBytesLimit))} bytes were decoded.`;
    const isNobody = by === undefined && gone !== true;
    this.#words.textContent =
      gone === true ? 'These bytes are no longer kept.' : `${by?.reason ?? ''}${cut}`.trim();
    this.#words.hidden = this.#words.textContent === '';
    this.#why.hidden = !isNobody;
    this.root.classList.toggle('recognised', by !== undefined);
    this.#tried.replaceChildren(
      ...tried
        .filter(({ reason }) => isNobody && !reason.startsWith('Only when chosen'))
        .map(({ label, reason }) => {
          const item = element('li');
          item.textContent = `${label}: ${reason}`;
          return item;
        }),
    );
    this.tree.root.hidden = fields.length === 0;
    this.tree.show(fields);
    if (by === undefined) return gone === true ? '' : 'not recognised';
    const from = chunks === undefined ? '' : ` · from ${chunks} ${isRead ? 'reads' : 'writes'}`;
    return `${by.label} · ${chosen === undefined ? by.sure : 'chosen'}${from}`;
  }
}
