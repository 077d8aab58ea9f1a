/** The head of the detail pane: its tabs, which row it is, and what else there is to show or to do. */
import './detailHead.css';
import { detailTabs, type DetailTab } from '../state/detailTabs.ts';
import { element } from '../parts/elements.ts';
import { iconButtonElement } from '../parts/iconButton.ts';
import type { CachedRow } from '../parts/rowCache.ts';
import { answeredWords } from '../parts/answeredWords.ts';
import { rowLink } from './rowLink.ts';
import { rowTitle } from './rowWords.ts';
import { TabList } from './tabList.ts';

export interface DetailHeadOptions {
  /** The panel that the tabs control. */
  readonly panel: HTMLElement;
  readonly choose: (tab: DetailTab) => void;
  readonly close: () => void;
  readonly goToRow: (seq: number) => void;
  /** The user unfolds, or folds, what there was no room for. */
  readonly unfold: () => void;
}

export interface DetailHeadContent {
  readonly shown: CachedRow;
  /** Undefined: there are no bytes, and so no tabs. */
  readonly tab: DetailTab | undefined;
  /** The pane is so narrow that only what is needed most is shown. */
  readonly isSmall: boolean;
  /** The user has unfolded the rest. */
  readonly isUnfolded: boolean;
  /** The name of the decoder that recognises the bytes. */
  readonly decoder: string | undefined;
}

/** In a narrow pane it is one line: the bytes, the decoder's name, the row's number, and a button for the rest. */
export class DetailHead {
  readonly root = element('div', 'detail-head');
  readonly #tabs: TabList<DetailTab>;
  readonly #more: HTMLButtonElement;
  readonly #title = element('div', 'detail-title');
  readonly #rest = element('span', 'detail-title-rest');
  readonly #close: HTMLButtonElement;
  readonly #goToRow: DetailHeadOptions['goToRow'];

  constructor({ panel, choose, close, unfold, goToRow }: DetailHeadOptions) {
    this.#goToRow = goToRow;
    this.#tabs = new TabList(detailTabs, { label: 'Show bytes as', panel, choose });
    this.#more = iconButtonElement('ellipsis', 'More: all tabs, numbers at the cursor, copying', unfold);
    this.#close = iconButtonElement('close', 'Close the selected event', close);
    this.#close.title = 'Close (Escape)';
    this.root.append(this.#tabs.root, this.#more, this.#title, this.#close);
  }

  update({ shown, tab, isSmall, isUnfolded, decoder }: DetailHeadContent): void {
    const isShort = isSmall && !isUnfolded;
    const folded: readonly DetailTab[] = decoder === undefined ? ['decoded', 'notation'] : ['notation'];
    this.#tabs.setLabel('decoded', isSmall ? (decoder ?? 'Decoded') : 'Decoded');
    this.#tabs.update(tab, isShort ? folded : []);
    this.#more.hidden = !isSmall || tab === undefined;
    this.#more.setAttribute('aria-expanded', String(isUnfolded));
    this.#close.hidden = isShort && tab !== undefined;
    const [number, rest] = rowTitle(shown, isSmall);
    this.#rest.textContent = rest;
    this.#title.replaceChildren(number, this.#rest, ...this.#answered(shown, isShort));
    this.#title.title = rowTitle(shown, false).join('');
  }

  /** Where space is short, only how long it took. */
  #answered({ answer }: CachedRow, isShort: boolean): HTMLElement[] {
    if (answer === undefined) return [];
    const { time, words, row } = answeredWords(answer);
    const link = rowLink(isShort ? time : row, () => {
      this.#goToRow(answer.seq);
    });
    if (isShort) link.title = `${words}${row}`;
    const made = element('span', 'detail-answer');
    made.append(` · ${isShort ? '' : words}`, link);
    return [made];
  }
}
