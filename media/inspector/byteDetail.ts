import { eventText } from '../../src/model/eventText.ts';
import type { BytesAnswer, BytesRequest } from '../../src/model/inspectorMessages.ts';
import { ByteCache } from './byteCache.ts';
import { element } from './elements.ts';
import { HexView } from './hexView.ts';
import { plainText } from './plainText.ts';
import type { CachedRow } from './rowCache.ts';
import { thousands } from './rowText.ts';
import type { DetailTab, PageState } from './state.ts';
import { TextView } from './textView.ts';

export interface ByteDetailOptions {
  readonly ask: (request: BytesRequest) => Promise<BytesAnswer>;
  readonly tab: (tab: DetailTab) => void;
  readonly close: () => void;
}

const tabs: readonly (readonly [DetailTab, string])[] = [
  ['text', 'Text'],
  ['hex', 'Hex'],
];

/** What the selected row holds: its bytes as text or hex, or a lifecycle event in words. */
export class ByteDetail {
  readonly root = element('section', 'detail', { 'aria-label': 'Selected event' });
  readonly #cache: ByteCache;
  readonly #text: TextView;
  readonly #hex: HexView;
  readonly #tabs = new Map<DetailTab, HTMLButtonElement>();
  readonly #tabList = element('div', 'tabs', { role: 'tablist', 'aria-label': 'Show bytes as' });
  readonly #title = element('div', 'detail-title');
  readonly #words = element('div', 'detail-words', { tabindex: '0' });
  #shown: CachedRow | undefined;
  #tab: DetailTab | undefined;

  constructor(options: ByteDetailOptions) {
    this.#cache = new ByteCache(options.ask, () => {
      this.#draw(false);
    });
    const read = (offset: number, length: number): Uint8Array | undefined => this.#cache.read(offset, length);
    this.#text = new TextView(read);
    this.#hex = new HexView(read);
    for (const [tab, label] of tabs) this.#tabList.append(this.#makeTab(tab, label, options.tab));
    const close = element('button', 'icon-button codicon codicon-close', {
      type: 'button',
      title: 'Close (Escape in the list)',
      'aria-label': 'Close the selected event',
    });
    close.addEventListener('click', options.close);
    const head = element('div', 'detail-head');
    head.append(this.#tabList, this.#title, close);
    this.root.append(head, this.#words, this.#text.root, this.#hex.scroller);
  }

  update(state: PageState, selected: CachedRow | undefined): void {
    const visible = state.detailOpen && state.selected !== undefined;
    this.root.hidden = !visible;
    // While the row itself is on its way, the old one stays.
    if (!visible || selected === undefined) {
      if (!visible) this.#shown = undefined;
      return;
    }
    const fresh = this.#shown?.row !== selected.row;
    if (!fresh && this.#tab === state.detailTab) return;
    this.#shown = selected;
    this.#tab = state.detailTab;
    const { seq, length, type } = selected.row;
    this.#cache.setSource(
      type === 'data' ? { generation: state.summary?.generation ?? 0, seq, length } : undefined,
    );
    this.#draw(fresh);
  }

  dispose(): void {
    this.#hex.dispose();
  }

  #draw(fresh: boolean): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    const { row } = shown;
    const isData = row.type === 'data' && row.length > 0;
    const showsBytes = isData && !this.#cache.gone;
    this.#title.textContent = titleOf(shown);
    this.#title.title = this.#title.textContent;
    this.#tabList.hidden = !isData;
    for (const [tab, button] of this.#tabs) {
      button.setAttribute('aria-selected', String(tab === this.#tab));
      button.tabIndex = tab === this.#tab ? 0 : -1;
    }
    this.#text.root.hidden = !showsBytes || this.#tab !== 'text';
    this.#hex.scroller.hidden = !showsBytes || this.#tab !== 'hex';
    this.#words.hidden = showsBytes;
    if (!showsBytes) this.#words.replaceChildren(...wordsOf(shown, isData));
    else if (this.#tab === 'text') this.#text.show(row.length, fresh);
    else this.#hex.show(row.length, fresh);
  }

  #makeTab(tab: DetailTab, label: string, choose: (tab: DetailTab) => void): HTMLButtonElement {
    const button = element('button', 'tab', { type: 'button', role: 'tab' });
    button.textContent = label;
    button.addEventListener('click', () => {
      choose(tab);
    });
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const other = tab === 'text' ? 'hex' : 'text';
      choose(other);
      this.#tabs.get(other)?.focus();
    });
    this.#tabs.set(tab, button);
    return button;
  }
}

function titleOf({ row }: CachedRow): string {
  const number = `#${thousands(row.seq)}`;
  if (row.type !== 'data') return `${number} · ${row.call ?? row.type}`;
  const bytes = `${thousands(row.length)} byte${row.length === 1 ? '' : 's'}`;
  return `${number} · ${row.direction ?? ''} · ${bytes} · offset ${thousands(row.offset)}`;
}

function wordsOf({ row, peer }: CachedRow, isData: boolean): HTMLElement[] {
  if (isData) return [paragraph('quiet', 'These bytes are no longer kept.')];
  if (row.event === undefined) return [paragraph('quiet', 'No bytes: an empty datagram.')];
  const { words, tone } = eventText(row.event);
  const failure = 'failure' in row.event ? row.event.failure : undefined;
  return [
    paragraph(tone, words),
    ...(failure?.advice === undefined ? [] : [paragraph('', failure.advice)]),
    ...(peer === '' ? [] : [paragraph('quiet', peer)]),
  ];
}

function paragraph(className: string, text: string): HTMLElement {
  const made = element('p', className);
  made.textContent = plainText(text);
  return made;
}
