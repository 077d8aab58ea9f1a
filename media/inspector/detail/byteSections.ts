/** The sections below the bytes: data inspector, decoded fields, and writes and reads. */
import type { DecodeResult, WriteToReadResult } from '../../../src/model/decoded.ts';
import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';
import { inspectedBytes } from '../../../src/bytes/numbers/inspectBytes.ts';
import type { DetailTab } from '../state/detailTabs.ts';
import { element } from '../parts/elements.ts';
import type { CachedRow } from '../parts/rowCache.ts';
import { offsetText } from './byteSelection.ts';
import { CursorTable } from './cursorTable.ts';
import { DecodedPane } from './decodedPane.ts';
import { decoderOf, toggled, withDecoder, type DetailStyle, type Section } from '../state/detailStyle.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { LatestResult } from './latestResult.ts';
import { PaneSection } from './section.ts';
import { WrittenAs } from './writtenAs.ts';

export interface ByteSectionsOptions {
  readonly context: ViewContext;
  readonly copy: (text: string, what: string) => void;
  /** The available bytes from an offset on; undefined while they are loading. */
  readonly read: (offset: number, length: number) => Uint8Array | undefined;
  readonly light: (range: ByteRange | undefined, isFocus: boolean) => void;
  readonly choose: (range: ByteRange) => void;
}

/** A section that is closed or hidden requests nothing. */
export class ByteSections {
  readonly root = element('div', 'detail-sections');
  readonly #options: ByteSectionsOptions;
  readonly #cursor: PaneSection;
  readonly #decoded: PaneSection;
  readonly #written: PaneSection;
  readonly #table: CursorTable;
  readonly #pane: DecodedPane;
  readonly #writtenAs: WrittenAs;
  readonly #decoding: LatestResult<DecodeResult>;
  readonly #writing: LatestResult<WriteToReadResult>;
  #row: CachedRow['row'] | undefined;
  #chosen: string | undefined;
  #mark: number | undefined;

  constructor(options: ByteSectionsOptions) {
    this.#options = options;
    const { context } = options;
    const setStyle = (style: DetailStyle): void => {
      context.dispatch({ type: 'detailStyle', style });
    };
    const section = (id: Section, title: string): PaneSection =>
      new PaneSection(id, title, () => {
        setStyle(toggled(context.state().detailLook, id));
      });
    this.#cursor = section('cursor', 'At the cursor');
    this.#decoded = section('decoded', 'Decoded');
    this.#written = section('written', 'Written as');
    this.#table = new CursorTable(this.#cursor.body, options.copy);
    this.#pane = new DecodedPane({
      light: options.light,
      choose: options.choose,
      decoder: (decoder) => {
        setStyle(withDecoder(context.state().detailLook, this.#address(), decoder));
      },
    });
    this.#decoded.body.append(this.#pane.root);
    this.#writtenAs = new WrittenAs(context);
    this.#written.body.append(this.#writtenAs.root);
    this.root.append(this.#cursor.root, this.#decoded.root, this.#written.root);
    this.#decoding = new LatestResult((result) => {
      this.#decoded.note = this.#pane.show(result, this.#chosen);
      this.#pane.tree.mark(this.#mark);
    });
    this.#writing = new LatestResult((result) => {
      this.#writtenAs.show(result, this.#row?.direction === 'in');
    });
  }

  /** Highlights the field of a byte and returns its range. */
  mark(offset: number | undefined): ByteRange | undefined {
    this.#mark = offset;
    return this.#pane.tree.mark(offset);
  }

  /** `row` undefined: there are no bytes. */
  update(row: CachedRow['row'] | undefined, tab: DetailTab, cursor: number): void {
    const { detailLook, layout, summary } = this.#options.context.state();
    const isOpen = (section: Section): boolean => !detailLook.closed.includes(section);
    const isDecodedTab = tab === 'decoded';
    const isBytes = tab === 'text' || tab === 'hex';
    this.root.hidden = row === undefined || !(isBytes || isDecodedTab);
    if (row === undefined) {
      this.#decoding.request('', never);
      this.#writing.request('', never);
      this.#row = undefined;
      return;
    }
    this.#row = row;
    this.#chosen = decoderOf(detailLook, this.#address());
    const showsDecoded = isDecodedTab || (isBytes && layout === 'wide');
    const showsWritten = isBytes || isDecodedTab;
    this.#cursor.update(tab === 'hex', isOpen('cursor'), 'At the cursor');
    this.#cursor.note = `offset ${offsetText(cursor)}`;
    this.#decoded.update(showsDecoded, isDecodedTab || isOpen('decoded'), 'Decoded', isDecodedTab);
    this.#written.update(showsWritten, isOpen('written'), row.direction === 'in' ? 'Written as' : 'Read as');
    if (tab === 'hex' && isOpen('cursor')) this.#drawCursor(cursor, row.length);
    const generation = summary?.generation ?? 0;
    const { seq } = row;
    const which = `${generation} ${seq}`;
    const decoder = this.#chosen;
    this.#decoding.request(
      showsDecoded && (isDecodedTab || isOpen('decoded')) ? `${which} ${decoder ?? ''}` : '',
      (signal) =>
        this.#options.context.request(
          'decode',
          { generation, seq, ...(decoder === undefined ? {} : { decoder }) },
          signal,
        ),
    );
    this.#writing.request(showsWritten && isOpen('written') ? which : '', (signal) =>
      this.#options.context.request('writeToRead', { generation, seq }, signal),
    );
  }

  #drawCursor(cursor: number, length: number): void {
    this.#table.update(this.#options.read(cursor, Math.min(inspectedBytes, length - cursor)));
  }

  /** The address that the choice of a decoder is stored for. */
  #address(): string {
    const { endpoints } = this.#options.context.state();
    return endpoints.find(({ id }) => id === this.#row?.endpoint)?.address ?? '';
  }
}

function never<Result>(): Promise<Result> {
  return Promise.reject(new Error('nothing is asked'));
}
