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
  /** The decoder's name; undefined: no decoder recognises the bytes. */
  readonly recognised: (label: string | undefined) => void;
}

/** What of the sections is shown. */
export interface SectionsPlace {
  readonly tab: DetailTab;
  readonly cursor: number;
  /** There is only room for what the tab shows. */
  readonly isFolded: boolean;
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
  #tab: DetailTab = 'hex';
  /** As of the latest results: nobody recognises the bytes; something is known of their write or reads. */
  #isUnrecognised = false;
  #isTraced = false;
  #showsWritten = false;
  /** The user wants to know why nobody recognises them. */
  #showsReasons = false;

  constructor(options: ByteSectionsOptions) {
    this.#options = options;
    const { context } = options;
    const setStyle = (style: DetailStyle): void => {
      context.dispatch({ type: 'detailStyle', style });
    };
    const toggle = (id: Section): void => {
      setStyle(toggled(context.state().detailLook, id));
    };
    const section = (id: Section, title: string): PaneSection =>
      new PaneSection(id, title, () => {
        toggle(id);
      });
    this.#cursor = section('cursor', 'At the cursor');
    this.#decoded = new PaneSection('decoded', 'Decoded', () => {
      if (!this.#isUnrecognised || !this.#isOpen('decoded')) toggle('decoded');
      this.#showsReasons = !this.#showsReasons;
      if (this.#showsReasons) this.#pane.openReasons();
      this.#drawHeads();
    });
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
      this.#decoded.note = this.#pane.show(result, this.#chosen, this.#row?.direction === 'in');
      this.#pane.tree.mark(this.#mark);
      if (result === undefined) return;
      this.#isUnrecognised = result.by === undefined && result.gone !== true;
      options.recognised(result.by?.label);
      this.#drawHeads();
    });
    this.#writing = new LatestResult((result) => {
      this.#writtenAs.show(result, this.#row?.direction === 'in');
      if (result === undefined) return;
      this.#isTraced = result.found !== undefined || result.reason !== undefined;
      this.#drawHeads();
    });
  }

  /** Highlights the field of a byte and returns its range. */
  mark(offset: number | undefined): ByteRange | undefined {
    this.#mark = offset;
    return this.#pane.tree.mark(offset);
  }

  /** `row` undefined: there are no bytes. */
  update(row: CachedRow['row'] | undefined, { tab, cursor, isFolded }: SectionsPlace): void {
    const { detailLook, layout, summary } = this.#options.context.state();
    const isDecodedTab = tab === 'decoded';
    const isBytes = (tab === 'text' || tab === 'hex') && !isFolded;
    this.root.hidden = row === undefined || !(isBytes || isDecodedTab);
    if (row === undefined) {
      this.#decoding.request('', never);
      this.#writing.request('', never);
      this.#row = undefined;
      return;
    }
    this.#row = row;
    this.#chosen = decoderOf(detailLook, this.#address());
    this.#tab = tab;
    this.#showsWritten = isBytes || (isDecodedTab && !isFolded);
    this.#cursor.update(tab === 'hex' && isBytes, this.#isOpen('cursor'), 'At the cursor');
    this.#cursor.note = `offset ${offsetText(cursor)}`;
    this.#drawHeads();
    if (tab === 'hex' && isBytes && this.#isOpen('cursor')) this.#drawCursor(cursor, row.length);
    const generation = summary?.generation ?? 0;
    const { seq } = row;
    const which = `${generation} ${seq}`;
    const decoder = this.#chosen;
    this.#decoding.request(
      // Where it is narrow, the tab has the decoder's name.
      isDecodedTab || layout === 'narrow' || this.#isOpen('decoded') ? `${which} ${decoder ?? ''}` : '',
      (signal) =>
        this.#options.context.request(
          'decode',
          { generation, seq, ...(decoder === undefined ? {} : { decoder }) },
          signal,
        ),
    );
    this.#writing.request(this.#showsWritten && this.#isOpen('written') ? which : '', (signal) =>
      this.#options.context.request('writeToRead', { generation, seq }, signal),
    );
  }

  #isOpen(section: Section): boolean {
    return !this.#options.context.state().detailLook.closed.includes(section);
  }

  /** What is shown also depends on the results: bytes that nobody recognises are one line, and nothing known is none. */
  #drawHeads(): void {
    const { layout } = this.#options.context.state();
    const isTab = this.#tab === 'decoded';
    const isOpen = this.#isOpen('decoded') && (!this.#isUnrecognised || this.#showsReasons);
    this.#decoded.update(isTab || layout === 'wide', isTab || isOpen, 'Decoded', isTab);
    const title = this.#row?.direction === 'in' ? 'Written as' : 'Read as';
    const isWrittenOpen = this.#isOpen('written');
    this.#written.update(this.#showsWritten && (this.#isTraced || !isWrittenOpen), isWrittenOpen, title);
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
