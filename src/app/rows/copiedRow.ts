/** The text of a row for the clipboard, in pieces, so that ten megabytes do not block. */
import type { CaptureRow } from '../../model/captureRow.ts';
import { callText, eventText } from '../../model/eventText.ts';
import { rowTime } from '../../model/rowTime.ts';
import type { ColumnId, RowsActionRequest } from '../../page/listMessages.ts';
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import { isBinary } from '../../bytes/binaryBytes.ts';
import { formatHex } from '../../bytes/hexText.ts';
import { printReadablePayload } from '../../language/payload/printPayload.ts';
import type { SelectedRow } from './selectedRows.ts';

export type CopyForm = 'copyText' | 'copyHex' | 'copyPayload' | 'copyJson';

export interface CopyFrame extends Pick<RowsActionRequest, 'columns' | 'time' | 'preview'> {
  readonly startedAtMs: number;
  readonly bytes: (seq: number, offset: number, length: number) => Uint8Array | undefined;
  /** Undefined: the row is not marked. */
  readonly noteOf: (seq: number) => string | undefined;
  readonly endpointOf: (row: CaptureRow) => string;
  readonly peerOf: (row: CaptureRow) => string;
}

/** Bytes converted at once, a multiple of three because of base64. */
const pieceBytes = 3 * 4096;
/** Bytes shown in a line of text, as many as the list has. */
const lineBytes = 256;

/** Undefined: the row has no content in this form. */
export function copiedRow(
  form: CopyForm,
  selected: SelectedRow,
  frame: CopyFrame,
): Generator<string> | undefined {
  const { row } = selected;
  if (form === 'copyText') return textPieces(selected, frame);
  if (form === 'copyJson') return jsonPieces(row, frame);
  return row.type === 'data'
    ? bytePieces(row, frame, form === 'copyHex' ? formatHex : printReadablePayload)
    : undefined;
}

function* textPieces({ row, previousUs }: SelectedRow, frame: CopyFrame): Generator<string> {
  const { columns, startedAtMs, time } = frame;
  const isData = row.event === undefined;
  const cells: Readonly<Record<ColumnId, () => string>> = {
    number: () => String(row.seq),
    time: () => rowTime(row.t, { format: time, startedAtMs }, previousUs).full,
    endpoint: () => plain(frame.endpointOf(row)),
    peer: () => plain(frame.peerOf(row)),
    direction: () => (!isData || row.direction === undefined ? '' : row.direction === 'in' ? '↓' : '↑'),
    call: () => callText(row),
    length: () => (isData ? String(row.length) : ''),
    preview: () => (row.event === undefined ? lineOf(row, frame) : plain(eventText(row.event).words)),
  };
  const note = plain(frame.noteOf(row.seq) ?? '');
  yield [...columns.map((column) => cells[column]()), ...(note === '' ? [] : [note])].join('\t');
}

function lineOf(row: CaptureRow, { bytes, preview }: CopyFrame): string {
  const first = bytes(row.seq, 0, lineBytes) ?? new Uint8Array();
  const more = row.length > first.length;
  const isHex = preview === 'hex' || (preview === 'auto' && isBinary(first, more));
  return `${isHex ? formatHex(first) : escapeBytes(first, { more })}${more ? '…' : ''}`;
}

function* bytePieces(
  { seq, length }: CaptureRow,
  { bytes }: CopyFrame,
  print: (bytes: Uint8Array) => string,
): Generator<string> {
  if (length === 0) yield print(new Uint8Array());
  for (let at = 0; at < length; at += pieceBytes)
    yield `${at === 0 ? '' : ' '}${print(bytes(seq, at, pieceBytes) ?? new Uint8Array())}`;
}

/** The fields of the command line's `--json`, plus the row's number, wall clock time, addresses, mark and note. */
function* jsonPieces(row: CaptureRow, frame: CopyFrame): Generator<string> {
  const { seq, t, type, endpoint, connection, call, direction, length, offset, event } = row;
  const note = frame.noteOf(seq);
  const head = JSON.stringify({
    ...event,
    seq,
    t,
    time: new Date(frame.startedAtMs + t / 1000).toISOString(),
    type,
    endpoint,
    ...(connection === 0 ? {} : { connection }),
    endpointAddress: frame.endpointOf(row),
    peer: frame.peerOf(row),
    ...(call === undefined ? {} : { call }),
    ...(direction === undefined ? {} : { direction }),
    ...(note === undefined ? {} : { mark: true }),
    ...((note ?? '') === '' ? {} : { note }),
    ...(event === undefined ? { length, offset } : {}),
  });
  if (event !== undefined) {
    yield head;
    return;
  }
  yield `${head.slice(0, -1)},"bytes":"`;
  for (let at = 0; at < length; at += pieceBytes)
    yield Buffer.from(frame.bytes(seq, at, pieceBytes) ?? []).toString('base64');
  yield '"}';
}

/** Untrusted text must not take effect where it is pasted. */
function plain(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}
