/** The detail pane of the selected row. */
import './byteDetail.css';
import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';
import type { BytesResult } from '../../../src/page/detailMessages.ts';
import { ByteCache } from './byteCache.ts';
import { ByteSections } from './byteSections.ts';
import { selectedRange, type ByteSelection } from './byteSelection.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { NotationView } from './notationView.ts';
import { DetailHead } from './detailHead.ts';
import { sash } from './sash.ts';
import { SelectionBar } from './selectionBar.ts';
import { rowWords } from './rowWords.ts';
import { element } from '../parts/elements.ts';
import { HexView } from './hexView.ts';
import type { CachedRow } from '../parts/rowCache.ts';
import { foundIn } from '../state/listState.ts';
import type { PageState } from '../state/pageState.ts';
import { TextView } from './textView.ts';

/** In a narrower pane only what the tab shows has room. */
const smallBelowPx = 420;

const unmoved: ByteSelection = { anchor: 0, cursor: 0 };

/** Shows the selected row's bytes in several views, or its lifecycle event in words. */
export class ByteDetail {
  readonly root = element('section', 'detail', { 'aria-label': 'Selected event' });
  readonly #context: ViewContext;
  readonly #cache: ByteCache;
  readonly #text: TextView;
  readonly #hex: HexView;
  readonly #notation: NotationView;
  readonly #bar: SelectionBar;
  readonly #sections: ByteSections;
  readonly #head: DetailHead;
  readonly #panel = element('div', 'detail-panel', { role: 'tabpanel', id: 'detail-panel' });
  readonly #words = element('div', 'detail-words', { tabindex: '0' });
  #shown: CachedRow | undefined;
  #state: PageState | undefined;
  #selection = unmoved;
  /** The user has set the cursor; before that, it highlights no field. */
  #isPlaced = false;
  #isSmall = false;
  /** The user wants to see everything, although the pane is small. */
  #isUnfolded = false;
  #decoder: string | undefined;

  constructor(context: ViewContext) {
    this.#context = context;
    this.#cache = new ByteCache(
      (request) => context.request('bytes', request),
      () => {
        this.#draw(false);
      },
    );
    const read = (offset: number, length: number): Uint8Array | undefined => this.#cache.read(offset, length);
    const hits = (from: number, to: number): readonly ByteRange[] => this.#cache.hits(from, to);
    this.#text = new TextView({ read, hits });
    this.#bar = new SelectionBar((offset, length) => this.#ask(offset, length));
    this.#hex = new HexView({
      read,
      hits,
      select: (selection) => {
        this.#select(selection, true);
      },
      hover: (offset) => {
        this.#hover(offset);
      },
      copy: () => {
        this.#bar.copy('hex');
      },
    });
    const copy = (text: string, what: string): void => {
      this.#bar.copyText(text, what);
    };
    this.#notation = new NotationView({
      bytes: (offset, length) => this.#ask(offset, length),
      copy,
      compose: (text) => {
        context.dispatch({ type: 'compose', text, format: 'payload' });
        context.go.toComposer();
      },
    });
    this.#sections = new ByteSections({
      context,
      copy,
      read: (offset, length) => this.#cache.readAcross(offset, length),
      light: (range, isFocus) => {
        this.#light(range ?? this.#sections.mark(this.#markedByte()), isFocus);
      },
      choose: (range) => {
        // A message may go on after the row.
        const end = Math.min(range.end, this.#shown?.row.length ?? 0);
        if (end > range.start) this.#select({ anchor: range.start, cursor: end - 1 }, false);
      },
      recognised: (decoder) => {
        this.#decoder = decoder;
        this.#drawHead();
      },
    });
    this.#head = new DetailHead({
      panel: this.#panel,
      choose: (tab) => {
        context.dispatch({ type: 'detailTab', tab });
      },
      close: () => {
        context.dispatch({ type: 'closeDetail' });
        context.go.toList();
      },
      goToRow: (seq) => {
        context.ask('goToRow', { seq });
      },
      unfold: () => {
        this.#isUnfolded = !this.#isUnfolded;
        this.#draw(false);
      },
    });
    this.#panel.append(
      this.#text.root,
      this.#hex.scroller,
      this.#notation.root,
      this.#bar.root,
      this.#sections.root,
    );
    const border = sash({
      widthPx: () => this.root.getBoundingClientRect().width,
      resize: (widthPx) => {
        const { widthPx: _old, ...style } = context.state().detailLook;
        context.dispatch({
          type: 'detailStyle',
          style: widthPx === undefined ? style : { ...style, widthPx },
        });
      },
    });
    this.root.append(border, this.#head.root, this.#words, this.#panel);
    new ResizeObserver(([entry]) => {
      // A hidden pane has no width.
      if (entry !== undefined && entry.contentRect.width > 0) this.#resize(entry.contentRect.width);
    }).observe(this.root);
  }

  update(state: PageState, selected: CachedRow | undefined): void {
    const visible = state.detailOpen && state.selected !== undefined;
    this.root.hidden = !visible;
    if (this.#state?.detailLook.widthPx !== state.detailLook.widthPx)
      this.#setWidth(state.detailLook.widthPx);
    // Until the row is loaded, the previous one stays.
    if (!visible || selected === undefined) {
      if (!visible) this.#shown = undefined;
      return;
    }
    const fresh = this.#shown?.row !== selected.row;
    const old = this.#state;
    this.#state = state;
    const isSame =
      old?.detailTab === state.detailTab &&
      old.found === state.found &&
      old.detailLook === state.detailLook &&
      old.layout === state.layout;
    const isOther = this.#shown !== selected;
    this.#shown = selected;
    if (!fresh && isSame) {
      // What is known of it is more than before.
      if (isOther) this.#drawHead();
      return;
    }
    const { seq, length, type } = selected.row;
    this.#cache.setSource(
      type === 'data' ? { generation: state.summary?.generation ?? 0, seq, length } : undefined,
    );
    if (fresh) this.#forget();
    const isOtherTab = old?.detailTab !== state.detailTab;
    this.#draw(fresh, fresh || isOtherTab);
    const { found } = state;
    if (fresh || isOtherTab || old.found !== found)
      this.#goTo(type === 'data' ? foundIn(found, state.selected) : undefined);
  }

  #resize(widthPx: number): void {
    const isSmall = widthPx < smallBelowPx;
    if (isSmall === this.#isSmall) return;
    this.#isSmall = isSmall;
    this.root.dataset['size'] = isSmall ? 'small' : '';
    this.#draw(false);
  }

  #drawHead(): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    this.#head.update({
      shown,
      tab: hasBytes(shown) ? (this.#state?.detailTab ?? 'text') : undefined,
      isSmall: this.#isSmall,
      isUnfolded: this.#isUnfolded,
      decoder: this.#decoder,
    });
  }

  /** Reveals and highlights a match. */
  #goTo(found: ByteRange | undefined): void {
    const tab = this.#state?.detailTab;
    this.#hex.goTo(tab === 'hex' ? found : undefined);
    this.#text.goTo(tab === 'text' ? found : undefined);
  }

  #setWidth(widthPx: number | undefined): void {
    if (widthPx === undefined) this.root.style.removeProperty('--detail-width');
    else this.root.style.setProperty('--detail-width', `${Math.round(widthPx)}px`);
  }

  #forget(): void {
    this.#selection = unmoved;
    this.#isPlaced = false;
    this.#hex.setSelection(unmoved);
    this.#light(undefined, false);
  }

  #draw(fresh: boolean, isOther = fresh): void {
    const shown = this.#shown;
    const tab = this.#state?.detailTab ?? 'text';
    if (shown === undefined) return;
    const { row } = shown;
    const isData = hasBytes(shown);
    const isFolded = this.#isSmall && !this.#isUnfolded;
    const showsBytes = isData && !this.#cache.gone;
    this.#drawHead();
    this.root.classList.toggle('folded', isFolded);
    this.#panel.hidden = !showsBytes;
    this.#text.root.hidden = tab !== 'text';
    this.#hex.scroller.hidden = tab !== 'hex';
    this.#notation.root.hidden = tab !== 'notation';
    this.#words.hidden = showsBytes;
    this.#bar.update(showsBytes && tab === 'hex' && !isFolded, this.#selection, row.length);
    const { cursor } = this.#selection;
    this.#sections.update(showsBytes ? row : undefined, { tab, cursor, isFolded });
    if (!showsBytes) this.#words.replaceChildren(...rowWords(shown, isData));
    else if (tab === 'text') this.#text.show(row.length, fresh);
    else if (tab === 'hex') this.#hex.show(row.length, fresh);
    else if (tab === 'notation' && isOther) void this.#notation.show(row.length);
  }

  #select(selection: ByteSelection, isPlaced: boolean): void {
    this.#selection = selection;
    this.#isPlaced = isPlaced;
    this.#hex.setSelection(selection);
    if (isPlaced) this.#light(this.#sections.mark(this.#markedByte()), false);
    this.#draw(false);
  }

  #hover(offset: number | undefined): void {
    this.#light(this.#sections.mark(offset ?? this.#markedByte()), false);
  }

  #markedByte(): number | undefined {
    const { start, end } = selectedRange(this.#selection);
    return this.#isPlaced && end - start === 1 ? this.#selection.cursor : undefined;
  }

  #light(range: ByteRange | undefined, isFocus: boolean): void {
    this.#hex.light(range, isFocus);
    this.#text.light(range);
  }

  async #ask(offset: number, length: number): Promise<BytesResult> {
    const { seq = 0 } = this.#shown?.row ?? {};
    const generation = this.#context.state().summary?.generation ?? 0;
    return this.#context.request('bytes', { generation, seq, offset, length });
  }
}

function hasBytes({ row }: CachedRow): boolean {
  return row.type === 'data' && row.length > 0;
}
