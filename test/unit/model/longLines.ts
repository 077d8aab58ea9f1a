import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Parsed } from '../../../src/model/problem.ts';

const longLineCharacters = 1_000_000;
const longLineMs = 1000;

/** Runs a parser on lines of a million characters made of each piece repeated; each must take under a second. */
export function assertLinear(pieces: readonly string[], parse: (text: string) => unknown): void {
  assertLinearOf(pieces, parse, []);
}

/** The same for making something of such a line, and for what is asked of that: a second for each of them. */
export function assertLinearOf<Given>(
  pieces: readonly string[],
  prepare: (text: string) => Given,
  questions: readonly ((given: Given) => unknown)[],
): void {
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(longLineCharacters / piece.length));
    const within = <Value>(work: () => Value): Value => {
      const { value, tookMs } = timed(work);
      assert.ok(tookMs < longLineMs, `${JSON.stringify(piece)} repeated took ${Math.round(tookMs)} ms`);
      return value;
    };
    const given = within(() => prepare(text));
    for (const ask of questions) within(() => ask(given));
  }
}

/** A compiler or collector at work gets a second and a third chance; what is not linear fails them all. */
function timed<Value>(work: () => Value): { readonly value: Value; readonly tookMs: number } {
  for (let attempt = 1; ; attempt++) {
    // Processor time: other work on the machine does not count.
    const start = process.cpuUsage();
    const value = work();
    const { user, system } = process.cpuUsage(start);
    const tookMs = (user + system) / 1000;
    if (tookMs < longLineMs || attempt === 3) return { value, tookMs };
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
