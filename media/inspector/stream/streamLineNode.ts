/** The DOM node of a line of a followed stream. */
import type { StreamLine, StreamMode } from '../../../src/model/follow.ts';
import { element } from '../parts/elements.ts';
import { chunkWords, lineRuns, signs, type StreamLayout } from './streamLineText.ts';

/** The data of a line. */
interface ShownLine {
  readonly line: StreamLine;
  readonly bytes: Uint8Array;
  readonly mode: StreamMode;
  readonly layout: StreamLayout;
  readonly startedAtMs: number;
  /** The line before it was transferred in the other direction, or there is none. */
  readonly isTurn: boolean;
}

/** A recyclable node: the direction's sign, the text, and a note about the chunk. */
export function makeStreamLine(): HTMLElement {
  const node = element('div', 'stream-line', { role: 'option' });
  node.append(
    element('span', 'stream-sign'),
    element('span', 'stream-text'),
    element('span', 'stream-label'),
  );
  return node;
}

/** `shown` undefined: its bytes are loading. */
export function fillStreamLine(node: HTMLElement, row: number, shown: ShownLine | undefined): void {
  const [sign, text, label] = node.children;
  if (!(sign instanceof HTMLElement) || text === undefined || label === undefined) return;
  node.id = `line-${row}`;
  node.dataset['line'] = String(row);
  if (shown === undefined) {
    node.classList.remove('turn', 'chunk');
    sign.textContent = '';
    text.textContent = '…';
    label.textContent = '';
    return;
  }
  const { line, bytes, mode, layout, startedAtMs, isTurn } = shown;
  node.dataset['direction'] = line.direction;
  node.classList.toggle('turn', isTurn);
  node.classList.toggle('chunk', line.chunk !== undefined);
  sign.textContent = isTurn ? signs[line.direction] : '';
  if (!isTurn) sign.removeAttribute('aria-label');
  else sign.setAttribute('aria-label', line.direction === 'in' ? 'received' : 'sent');
  label.textContent = chunkWords(line, startedAtMs, layout.hasTimes);
  node.title = line.chunk === undefined || layout.hasTimes ? '' : chunkWords(line, startedAtMs, true);
  text.replaceChildren(
    ...lineRuns(line, bytes, mode, layout.columns).map(({ text: run, style, match = '' }) => {
      const part = element('span', `${style} ${match}`.trim());
      part.textContent = run;
      return part;
    }),
  );
}
