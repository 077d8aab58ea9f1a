/**
 * Replace: other bytes take the place of a pattern. On a stream it is found across the borders of chunks, too: what may
 * begin a match at the end of a chunk is kept back, until it does not, until nothing has come for a while, or until the
 * end. Datagrams are searched each for itself.
 */
import type { BytePattern } from '../../../bytes/search/bytePattern.ts';
import { countText } from '../../../model/countText.ts';
import type { FaultStage } from '../faultStage.ts';
import { patternOf } from '../faultTexts.ts';
import type { Stage, StageOutput } from '../stage.ts';

/** How long something may be kept back while nothing follows. */
const quietMs = 50;

class Replace implements Stage {
  readonly #pattern: BytePattern;
  readonly #replacement: Uint8Array;
  readonly #isStream: boolean;
  /** Kept back: less than the pattern, which it may begin. */
  #tail = new Uint8Array();

  constructor(pattern: BytePattern, replacement: Uint8Array, isStream: boolean) {
    this.#pattern = pattern;
    this.#replacement = replacement;
    this.#isStream = isStream;
  }

  get heldBytes(): number {
    return this.#tail.length;
  }

  chunk(bytes: Uint8Array, out: StageOutput): void {
    const all = this.#tail.length === 0 ? bytes : Buffer.concat([this.#tail, bytes]);
    const pieces: Uint8Array[] = [];
    let from = 0;
    for (let at = this.#pattern.indexIn(all); at >= 0; at = this.#pattern.indexIn(all, from)) {
      pieces.push(all.subarray(from, at), this.#replacement);
      from = at + this.#pattern.length;
    }
    const end = this.#isStream ? this.#openAt(all, from) : all.length;
    this.#tail = Uint8Array.from(all.subarray(end));
    if (end < all.length) out.wakeIn(quietMs);
    this.#report(pieces.length / 2, out);
    const rest = all.subarray(from, end);
    const passed = pieces.length === 0 ? rest : Buffer.concat([...pieces, rest]);
    if (passed.length > 0 || !this.#isStream) out.pass(passed);
  }

  end(out: StageOutput): void {
    this.wake(out);
    out.end();
  }

  wake(out: StageOutput): void {
    const tail = this.#tail;
    this.#tail = new Uint8Array();
    if (tail.length > 0) out.pass(tail);
  }

  release(out: StageOutput): void {
    this.wake(out);
  }

  /** Where the bytes end with the beginning of a match. */
  #openAt(bytes: Uint8Array, from: number): number {
    let at = Math.max(from, bytes.length - this.#pattern.length + 1);
    while (at < bytes.length && this.#pattern.fitAt(bytes, at) === 'no') at++;
    return at;
  }

  #report(count: number, out: StageOutput): void {
    const [bytes, became] = [count * this.#pattern.length, count * this.#replacement.length];
    const detail = `replaced ${countText(count, 'occurrence')}`;
    if (count > 0) out.note({ did: 'changed', bytes, became, detail });
  }
}

export const replace: FaultStage = {
  create: ({ pattern = '', replacement = '' }, { style }) =>
    new Replace(patternOf(pattern), patternOf(replacement).bytes, style === 'stream'),
};
