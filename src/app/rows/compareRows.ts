/** Shows how the bytes of two selected rows differ. */
import { isBinary } from '../../bytes/binaryBytes.ts';
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { hexRow, hexRowBytes, hexRowWidth } from '../../bytes/hexText.ts';
import { countNumber, countText } from '../../model/countText.ts';
import type { CaptureRow } from '../../model/captureRow.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { CommandError } from '../failures/commandError.ts';
import type { PageContext } from '../page/context/pageContext.ts';
import { selectedRows } from './selectedRows.ts';

/** Most bytes of a row that are compared. */
export const comparedBytesLimit = 256 * 1024;

const lf = 0x0a;

export async function compareRows(
  { view, store, editor }: PageContext,
  { generation, ranges }: RowsActionRequest,
): Promise<void> {
  const rows: CaptureRow[] = [];
  for (const { row } of selectedRows(view, generation, ranges)) {
    if (row.type === 'data' && row.length > 0) rows.push(row);
    if (rows.length > 2) break;
  }
  const [left, right, more] = rows;
  if (left === undefined || right === undefined || more !== undefined)
    throw new CommandError({
      code: 'ERR_NO_BYTES',
      message: 'Not exactly two rows with bytes are selected',
      advice: 'Click one, then the other while holding Ctrl.',
    });
  const bytesOf = ({ seq }: CaptureRow): Uint8Array =>
    store.bytes(seq, 0, comparedBytesLimit) ?? new Uint8Array();
  const both = [bytesOf(left), bytesOf(right)] as const;
  // Both in one form, or everything would differ.
  const textOf = both.some((bytes) => isBinary(bytes)) ? dump : lines;
  await editor.compare(
    { title: titleOf(left), text: textOf(both[0]) },
    { title: titleOf(right), text: textOf(both[1]) },
  );
}

function titleOf({ seq, direction, length }: CaptureRow): string {
  return `#${countNumber(seq)} ${direction === undefined ? '' : `${direction} `}${countText(length, 'byte')}`;
}

/** Without offsets: after an insertion, each line would differ. */
function dump(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += hexRowBytes) {
    const { hex, ascii } = hexRow(bytes, at);
    text += `${hex.padEnd(hexRowWidth)} ${ascii}\n`;
  }
  return text;
}

/** With escapes, and a line for each line. */
function lines(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(lf, at) + 1 || bytes.length;
    text += `${escapeBytes(bytes.subarray(at, end))}\n`;
    at = end;
  }
  return text;
}
