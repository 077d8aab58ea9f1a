import { plainText } from './plainText.ts';
import type { CachedRow } from './rowCache.ts';
import { rowText } from './rowText.ts';
import { rowTime } from './rowTime.ts';

/** A row as a line for the clipboard: its columns with tabs between them, as a spreadsheet takes them. */
export function copiedRow({ row, preview, peer }: CachedRow, startedAtMs: number): string {
  const { arrow, call, length, runs } = rowText(row, preview);
  const { long } = rowTime(row.t, { format: 'time', startedAtMs });
  const words = runs.map(({ text }) => text).join('');
  return [String(row.seq), long, plainText(peer), arrow, call, length.replaceAll(',', ''), words].join('\t');
}
