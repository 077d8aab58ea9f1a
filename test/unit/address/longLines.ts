import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Parsed } from '../../../src/model/problem.ts';
import { assertGrowsLinearly } from '../../support/growth.ts';

/** The longest line that is tried. */
const longLineCharacters = 1 << 20;

/** Runs a parser on lines of each piece repeated: one twice as long takes about twice as long. */
export function assertLinear(pieces: readonly string[], parse: (text: string) => unknown): void {
  assertLinearOf(pieces, parse, []);
}

/** The same for making something of such a line, and for what is asked of that. */
export function assertLinearOf<Given>(
  pieces: readonly string[],
  prepare: (text: string) => Given,
  questions: readonly ((given: Given) => unknown)[],
): void {
  for (const piece of pieces) {
    const lineOf = (length: number): string => piece.repeat(Math.ceil(length / piece.length));
    const what = `${JSON.stringify(piece)} repeated`;
    const options = { most: longLineCharacters };
    assertGrowsLinearly(lineOf, prepare, options, what);
    for (const ask of questions) assertGrowsLinearly((length) => prepare(lineOf(length)), ask, options, what);
  }
}

/** Any text, and text made of the notation's own pieces, which goes deeper into a parser. */
export function textOf(pieces: readonly string[]): fc.Arbitrary<string> {
  const made = fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...pieces) },
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
    )
    .map((list) => list.join(''));
  return fc.oneof({ weight: 3, arbitrary: made }, fc.string({ unit: 'binary' }));
}

/** Every problem has its span within the text and a sentence; there is at least one where there is no value. */
export function assertAnswer(text: string, parsed: Parsed<unknown>): void {
  if (parsed.ok) return;
  assert.ok(parsed.problems.length > 0);
  for (const { start, end, message } of parsed.problems) {
    assert.ok(start >= 0 && start <= end && end <= text.length, `span ${start}-${end} of ${text.length}`);
    assert.match(message, /^\S[^]*[.?]$/);
    // Nothing live from the text may reach a message.
    assert.doesNotMatch(message, /\p{C}/u);
    assert.ok(message.length < 800, message);
  }
}
