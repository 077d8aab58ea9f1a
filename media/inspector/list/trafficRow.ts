/** A row of the traffic list. */
import './marks.css';
import './rowColors.css';
import './stripes.css';
import { countNumber } from '../../../src/model/countText.ts';
import type { EscapeRun } from '../../../src/bytes/escapeBytes.ts';
import { rowTime, type TimeFrame } from '../../../src/model/rowTime.ts';
import {
  columnIds,
  type ColorRule,
  type ColumnId,
  type PreviewFormat,
} from '../../../src/page/listMessages.ts';
import type { TimeDigits } from '../state/columnFit.ts';
import type { Needle } from '../../../src/bytes/search/needle.ts';
import { element } from '../parts/elements.ts';
import type { IconName } from '../parts/iconNames.ts';
import { answeredWords } from '../parts/answeredWords.ts';
import { markedText, nearMatch } from './matches.ts';
import { plainText } from '../parts/plainText.ts';
import type { CachedRow } from '../parts/rowCache.ts';
import type { RowMarks } from './rowMarks.ts';
import { rowText } from './rowText.ts';

const words = { in: 'received', out: 'sent' } as const;
const clientIcon = 'plug';

/** How a row is rendered: the time format, the preceding row, and highlights. */
export interface RowFrame extends TimeFrame {
  readonly previous: CachedRow | undefined;
  /** The label of the row's endpoint; empty if no longer known. */
  readonly endpoint: string;
  /** The stripe of its connection; undefined: it is of none. */
  readonly stripe: number | undefined;
  readonly preview: PreviewFormat;
  /** Whether colors of rules are seen. */
  readonly isColored: boolean;
  readonly marks: RowMarks;
  readonly timeDigits: TimeDigits;
  /** Characters that are certainly in view. */
  readonly room: number;
}

interface RowState {
  readonly isSelected: boolean;
  /** Keys go from here. */
  readonly isCursor: boolean;
  /** Its content is shown below it. */
  readonly isOpened: boolean;
}

/** A recycled row: created once, and refilled. */
export class TrafficRow {
  readonly node = element('div', 'row', { role: 'row' });
  readonly #cells: Readonly<Record<ColumnId, HTMLElement>> = {
    number: gridCell('number'),
    time: gridCell('time'),
    endpoint: gridCell('endpoint'),
    peer: gridCell('peer'),
    direction: gridCell('direction'),
    call: gridCell('call'),
    length: gridCell('length'),
    preview: gridCell('preview'),
  };

  #rule: ColorRule | undefined;

  constructor() {
    this.node.append(...columnIds.map((name) => this.#cells[name]));
  }

  /** Makes it the row `row` of the list; `ariaRow` counts from the header, which is 1. */
  place(row: number, ariaRow: number, { isSelected, isCursor, isOpened }: RowState): void {
    this.node.id = `row-${row}`;
    this.node.dataset['row'] = String(row);
    this.node.setAttribute('aria-rowindex', String(ariaRow));
    this.node.setAttribute('aria-selected', String(isSelected));
    this.node.classList.toggle('selected', isSelected);
    this.node.classList.toggle('cursor', isCursor);
    this.node.classList.toggle('opened', isOpened);
  }

  /** Users see sequence numbers as row numbers, as they are the same in every view. */
  fill(
    { row, preview, peer, icon, summary, color, note, answer }: CachedRow,
    { previous, marks, endpoint, stripe, preview: format, room, timeDigits, isColored, ...frame }: RowFrame,
  ): void {
    const cells = this.#cells;
    const text = rowText(row, preview, marks, format, summary);
    const { needles } = marks;
    this.node.classList.toggle('found', marks.isFound);
    this.node.classList.toggle('marked', note !== undefined);
    const time = rowTime(row.t, frame, previous?.row.t);
    this.#color(color, isColored);
    this.node.dataset['tone'] = text.tone;
    cells.number.textContent = countNumber(row.seq);
    cells.time.textContent = time[timeDigits];
    const answered = answer === undefined ? undefined : answeredWords(answer);
    const told = answered === undefined ? '' : `${answered.words}${answered.row}`;
    cells.time.title = `${time.full}\n${told}`.trim();
    this.node.dataset['stripe'] = String(stripe ?? '');
    cells.endpoint.replaceChildren(...(icon === undefined ? [] : [iconSpan(icon)]), plainText(endpoint));
    cells.peer.replaceChildren(...markedText(plainText(peer), needles).map(runSpan));
    cells.direction.textContent = text.arrow;
    const direction = text.arrow === '' ? undefined : row.direction;
    cells.direction.dataset['direction'] = direction ?? '';
    cells.direction.setAttribute(
      'aria-label',
      spoken(direction, icon, stripe === undefined ? '' : peer, [note === undefined ? '' : 'marked', told]),
    );
    cells.call.replaceChildren(...markedText(text.call, needles).map(runSpan));
    cells.length.textContent = text.length;
    // The narrow list has no column for the call, and shows it before the words.
    const before = joined('call-inline', markedText(text.callBefore, needles).map(runSpan));
    const shown = [before, ...nearMatch(text.runs, room).map(runSpan)];
    const after = [
      ...((note ?? '') === '' ? [] : [noteSpan(plainText(note ?? ''), needles)]),
      ...(answered === undefined ? [] : [titled(span('answer', answered.time), told)]),
    ];
    const hasMore = after.length > 0;
    cells.preview.classList.toggle('has-more', hasMore);
    cells.preview.replaceChildren(...(hasMore ? [joined('start', shown), ...after] : shown));
  }

  /** Shows a placeholder: loading, or (`isGone`) dropped from the capture since the list was paused. */
  wait(isGone: boolean): void {
    this.node.classList.remove('found', 'marked');
    this.#cells.preview.classList.remove('has-more');
    this.#color(undefined, false);
    this.node.dataset['tone'] = 'quiet';
    for (const name of columnIds) this.#cells[name].replaceChildren();
    this.#cells.time.title = '';
    this.node.dataset['stripe'] = '';
    this.#cells.direction.dataset['direction'] = '';
    this.#cells.direction.removeAttribute('aria-label');
    this.#cells.preview.textContent = isGone ? 'no longer kept' : '…';
  }

  #color(rule: ColorRule | undefined, isSeen: boolean): void {
    const title = isSeen ? (rule?.name ?? '') : '';
    if (title !== this.node.title) this.node.title = title;
    if (rule === this.#rule) return;
    this.#rule = rule;
    this.node.dataset['color'] = rule?.color ?? '';
    if (rule !== undefined) this.node.style.setProperty('--color', `var(--vscode-charts-${rule.color})`);
  }
}

/** What the arrow, the icon and the signs at the left say: `received, listener, connection with 127.0.0.1:53131, marked`. */
function spoken(
  direction: 'in' | 'out' | undefined,
  icon: IconName | undefined,
  peer: string,
  more: readonly string[],
): string {
  return [
    direction === undefined ? '' : words[direction],
    icon === undefined ? '' : icon === clientIcon ? 'client' : 'listener',
    peer === '' ? '' : `connection with ${plainText(peer)}`,
    ...more,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function iconSpan(icon: IconName): HTMLElement {
  return element('span', `codicon codicon-${icon}`, { 'aria-hidden': 'true' });
}

function gridCell(column: ColumnId): HTMLElement {
  const index = String(columnIds.indexOf(column) + 1);
  return element('div', `cell ${column}`, { role: 'gridcell', 'aria-colindex': index });
}

function runSpan({ text, escaped, marked }: EscapeRun): HTMLElement {
  return span(`${escaped ? 'escape' : ''}${marked === true ? ' match' : ''}`, text);
}

/** Whole in its title, as it may be cut. */
function noteSpan(note: string, needles: readonly Needle[]): HTMLElement {
  return titled(joined('note', markedText(note, needles).map(runSpan)), note);
}

function titled(made: HTMLElement, title: string): HTMLElement {
  made.title = title;
  return made;
}

function joined(className: string, parts: readonly HTMLElement[]): HTMLElement {
  const made = element('span', className);
  made.append(...parts);
  return made;
}

function span(className: string, text: string): HTMLElement {
  const made = element('span', className);
  made.textContent = text;
  return made;
}
