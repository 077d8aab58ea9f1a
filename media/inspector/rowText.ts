import type { CaptureRow } from '../../src/model/captureRow.ts';
import { escapeRuns, type EscapeRun } from '../../src/payload/escapeBytes.ts';
import { eventText, type Tone } from './eventText.ts';
import { plainText } from './plainText.ts';

/** A captured event as the list shows it. */
export interface RowText {
  /** `12:04:` and `31.118`: the narrow list shows the second part only. */
  readonly hourMinute: string;
  readonly second: string;
  readonly arrow: '↓' | '↑' | '';
  readonly call: string;
  /** The call as the narrow list puts it before the words, where the words do not already say it. */
  readonly callBefore: string;
  /** With thousands separators; empty where the event has no bytes. */
  readonly length: string;
  readonly tone: Tone;
  readonly runs: readonly EscapeRun[];
}

/** More bytes than this on a line are never in view, whatever the preview holds. */
const previewLimitBytes = 512;

/** `startedAtMs`: wall clock at `t` = 0. Times are the reader's local times. */
export function rowText(row: CaptureRow, preview: Uint8Array, startedAtMs: number): RowText {
  const words = row.event === undefined ? undefined : eventText(row.event);
  const call = row.call ?? (row.event === undefined ? row.type : (callOf[row.event.type] ?? ''));
  const joint = joints[row.type] ?? ' · ';
  return {
    ...clock(startedAtMs + row.t / 1000),
    arrow: row.direction === undefined || words !== undefined ? '' : row.direction === 'in' ? '↓' : '↑',
    call,
    callBefore: call === '' || words === undefined || joint === '' ? '' : `${call}${joint}`,
    length: words === undefined || row.length > 0 ? thousands(row.length) : '',
    tone: words?.tone ?? 'data',
    runs:
      words === undefined ? previewRuns(row, preview) : [{ text: plainText(words.words), escaped: false }],
  };
}

/** Events that stand for no single call. */
const callOf: Partial<Record<string, string>> = {
  opening: 'open',
  responder: 'responder',
  removed: 'remove',
};

/** What stands between the call and the words; empty: the words alone say it. */
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

function previewRuns(row: CaptureRow, preview: Uint8Array): readonly EscapeRun[] {
  const slice = preview.subarray(0, previewLimitBytes);
  const more = row.length > slice.length;
  const runs = escapeRuns(slice, { more });
  if (row.length === 0) return [{ text: 'empty', escaped: true }];
  return more ? [...runs, { text: '…', escaped: true }] : runs;
}

function clock(ms: number): { hourMinute: string; second: string } {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    hourMinute: `${two(date.getHours())}:${two(date.getMinutes())}:`,
    second: `${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`,
  };
}

export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
