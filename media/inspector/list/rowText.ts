/** The texts of a row. */
import { countNumber } from '../../../src/model/countText.ts';
import type { CaptureRow } from '../../../src/model/captureRow.ts';
import { callText, eventText, type Tone } from '../../../src/model/eventText.ts';
import { escapeRuns, type ByteRange, type EscapeRun } from '../../../src/bytes/escapeBytes.ts';
import { isBinary } from '../../../src/bytes/binaryBytes.ts';
import { encodeUtf8 } from '../../../src/bytes/utf8.ts';
import { formatHex } from '../../../src/bytes/hexText.ts';
import type { PreviewFormat } from '../../../src/page/listMessages.ts';
import { markedText } from './matches.ts';
import { plainText } from '../parts/plainText.ts';
import type { RowMarks } from './rowMarks.ts';

/** The texts for a captured event. */
export interface RowText {
  readonly arrow: '↓' | '↑' | '';
  readonly call: string;
  /** The call that the narrow list shows before the words, unless the words include it. */
  readonly callBefore: string;
  /** With thousands separators; empty if the event has no bytes. */
  readonly length: string;
  readonly tone: Tone;
  readonly runs: readonly EscapeRun[];
}

/** A line never shows more bytes than this. */
const previewLimitBytes = 512;

/** Everything but the time, with highlights in runs of their own. */
export function rowText(
  row: CaptureRow,
  preview: Uint8Array,
  marks?: RowMarks,
  format: PreviewFormat = 'text',
  summary?: string,
): RowText {
  const words = row.event === undefined ? undefined : eventText(row.event);
  const call = callText(row);
  const joint = joints[row.type] ?? ' · ';
  return {
    arrow: row.direction === undefined || words !== undefined ? '' : row.direction === 'in' ? '↓' : '↑',
    call,
    callBefore: call === '' || words === undefined || joint === '' ? '' : `${call}${joint}`,
    length: words === undefined || row.length > 0 ? countNumber(row.length) : '',
    tone: words?.tone ?? 'data',
    runs:
      words === undefined
        ? previewRuns(row, preview, marks?.bytes ?? [], format, summary)
        : marks?.isFound === true
          ? foundRuns(words.words, marks.bytes)
          : markedText(plainText(words.words), marks?.needles),
  };
}

const decoder = new TextDecoder();

/** A step's words with the current match of find, which is told by offsets in UTF-8. */
function foundRuns(words: string, marks: readonly ByteRange[]): readonly EscapeRun[] {
  const bytes = encodeUtf8(words);
  const ends = [0, ...marks.flatMap(({ start, end }) => [start, end]), bytes.length];
  const runs = ends.slice(1).map((end, index): EscapeRun => {
    const text = plainText(decoder.decode(bytes.subarray(ends[index], end)));
    return index % 2 === 1 ? { text, escaped: false, marked: true } : { text, escaped: false };
  });
  return runs.filter(({ text }) => text !== '');
}

/** The separator between the call and the words; empty: the words suffice. */
const joints: Partial<Record<string, string>> = {
  waiting: ' ',
  end: '',
  reset: '',
  bound: '',
  listening: '',
  opening: '',
  responder: '',
  removed: '',
};

function previewRuns(
  row: CaptureRow,
  preview: Uint8Array,
  marks: readonly ByteRange[],
  format: PreviewFormat,
  summary: string | undefined,
): readonly EscapeRun[] {
  if (row.length === 0) return [{ text: 'empty', escaped: true }];
  const isHex = format === 'hex' || (format === 'auto' && isBinary(preview, row.length > preview.length));
  const slice = preview.subarray(0, isHex ? previewLimitBytes / 2 : previewLimitBytes);
  const more = row.length > slice.length;
  const runs = isHex ? hexRuns(slice, marks) : escapeRuns(slice, { more, marks });
  const all = more ? [...runs, { text: '…', escaped: true }] : runs;
  if (format !== 'auto' || summary === undefined) return all;
  // The bytes are dimmed behind the words, but for matches.
  const dimmed = all.map((run) => (run.marked === true ? run : { text: run.text, escaped: true }));
  return [{ text: plainText(summary), escaped: false }, { text: '  ', escaped: true }, ...dimmed];
}

function hexRuns(bytes: Uint8Array, marks: readonly ByteRange[]): EscapeRun[] {
  const runs: EscapeRun[] = [];
  const put = (start: number, end: number, isMarked: boolean): void => {
    const text = formatHex(bytes.subarray(start, end));
    if (runs.length > 0 && text !== '') runs.push({ text: ' ', escaped: false });
    if (text !== '') runs.push({ text, escaped: false, ...(isMarked ? { marked: true } : {}) });
  };
  let at = 0;
  for (const { start, end } of marks) {
    put(at, start, false);
    put(start, end, true);
    at = end;
  }
  put(at, bytes.length, false);
  return runs;
}
