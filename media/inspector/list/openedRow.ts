/** What the narrow layout shows of the selected row: below it, in the list. */
import './openedRow.css';
import { columnIds } from '../../../src/page/listMessages.ts';
import { element } from '../parts/elements.ts';
import { iconButtonElement } from '../parts/iconButton.ts';

export class OpenedRow {
  readonly root = element('div', 'opened-row', {
    role: 'row',
    // Not the list's menu.
    'data-vscode-context': JSON.stringify({
      webviewSection: 'detail',
      preventDefaultContextMenuItems: false,
    }),
  });
  readonly #cell = element('div', 'opened-cell', {
    role: 'gridcell',
    'aria-colspan': String(columnIds.length),
  });

  /** @param inspect opens the inspector, which has more room */
  constructor(inspect: () => void) {
    this.root.hidden = true;
    this.#cell.append(iconButtonElement('go-to-file', 'Open in Inspector', inspect));
    this.root.append(this.#cell);
  }

  /** Places the detail pane here, or beside the list. */
  place(detail: HTMLElement, isInList: boolean, list: HTMLElement): void {
    const isHere = detail.parentElement === this.#cell;
    detail.dataset['place'] = isInList ? 'row' : 'side';
    if (isInList && !isHere) this.#cell.append(detail);
    else if (!isInList && detail.previousElementSibling !== list) list.after(detail);
  }
}

/** Whether an event of the list is of the opened row's content. */
export function isInOpenedRow(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.opened-row') !== null;
}
