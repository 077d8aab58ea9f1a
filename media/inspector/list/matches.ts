/** Highlighting of matches in the texts of rows. */
import type { EscapeRun } from '../../../src/bytes/escapeBytes.ts';
import type { Needle } from '../../../src/bytes/search/needle.ts';

/** Most matches highlighted in a row; more would highlight nearly everything. */
const limit = 64;

/** Splits a text into runs, with matches marked; they do not overlap. */
export function markedText(text: string, needles: readonly Needle[] = []): EscapeRun[] {
  const runs: EscapeRun[] = [];
  let at = 0;
  while (runs.length < 2 * limit) {
    let start = -1;
    let end = -1;
    for (const needle of needles) {
      const index = needle.indexInText(text, at);
      if (index < 0 || (start >= 0 && index >= start)) continue;
      start = index;
      end = index + needle.text.length;
    }
    if (start < 0) break;
    if (start > at) runs.push({ text: text.slice(at, start), escaped: false });
    runs.push({ text: text.slice(start, end), escaped: false, marked: true });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at), escaped: false });
  return runs;
}

/** Characters of context before a match that would otherwise be out of view. */
const leadCharacters = 6;
/** A unit that must not be split: an escape, or a character. */
const shownAsOne = /\\(?:x..|u\{[^}]*\}|.)|./gsu;

/** The runs from just before the first match, if more than `room` characters precede it. */
export function nearMatch(runs: readonly EscapeRun[], room: number): readonly EscapeRun[] {
  const first = runs.findIndex(({ marked }) => marked === true);
  const before = runs.slice(0, Math.max(0, first));
  if (before.reduce((sum, { text }) => sum + text.length, 0) <= room) return runs;
  const lead: EscapeRun[] = [];
  let left = leadCharacters;
  for (const run of before.reverse()) {
    const shown = run.escaped ? (run.text.match(shownAsOne) ?? []) : Array.from(run.text);
    const kept: string[] = [];
    for (let one = shown.pop(); one !== undefined && one.length <= left; one = shown.pop()) {
      kept.unshift(one);
      left -= one.length;
    }
    if (kept.length > 0) lead.unshift({ text: kept.join(''), escaped: run.escaped });
    if (kept.length === 0 || shown.length > 0) break;
  }
  return [{ text: '…', escaped: true }, ...lead, ...runs.slice(first)];
}
