/** The resource limits of one text of rules. */
import type { Parsed } from '../../../../model/problem.ts';
import { BytePattern } from '../../../../bytes/search/bytePattern.ts';
import { encodeParts } from '../../../../language/payload/encodePayload.ts';
import type { FileBytes, PayloadEnvironment } from '../../../../language/payload/model/environment.ts';
import { frameLimitBytes } from '../../../../bytes/framing/framing.ts';
import { openPart } from '../../../../language/payload/model/openPart.ts';
import { leastBytesOf, type PayloadPart } from '../../../../language/payload/model/payloadPart.ts';

/** Total steps of the regular expressions of a listener's rules: some 50 MB. */
export const expressionsLimitSteps = 100_000;
/** Bytes encoded ahead for all rules; the work for lengths and checksums counts too. */
const madeLimitBytes = 64 * 1024 * 1024;
/** A reply that takes more work than this is encoded on first use. */
const constantLimitBytes = 1024 * 1024;
/** No message is larger than a frame may be, so no larger pattern ever matches. */
const patternLimitBytes = frameLimitBytes;

/** Limits what one text of rules may use before the first reply, however many and large its rules are. */
export class RuleRoom {
  #steps = 0;
  #leftBytes = madeLimitBytes;
  readonly #constants = new Map<readonly PayloadPart[], Parsed<Uint8Array> | undefined>();

  /** Whether the expressions exceed their limit. */
  get isFull(): boolean {
    return this.#steps > expressionsLimitSteps;
  }

  /** Takes steps from the budget; false if they do not fit. */
  takeSteps(steps: number): boolean {
    this.#steps += steps;
    return !this.isFull;
  }

  /** The bytes of a constant reply; undefined for any other, and for a large one. */
  constant(parts: readonly PayloadPart[]): Parsed<Uint8Array> | undefined {
    if (!this.#constants.has(parts)) this.#constants.set(parts, this.#makeConstant(parts));
    return this.#constants.get(parts);
  }

  /** A pattern, or why it is too large, as a sentence. */
  pattern(parts: readonly PayloadPart[], environment: PayloadEnvironment): Parsed<BytePattern> | string {
    const limit = Math.max(0, Math.min(patternLimitBytes, this.#leftBytes));
    const made =
      limit === 0 || leastBytesOf(parts) > limit
        ? undefined
        : encodeParts(parts, { ...environment, file: (path) => this.#file(path, environment) }, limit);
    if (made === undefined || made.output.over !== undefined) {
      this.#leftBytes -= Math.min(limit, made?.output.work ?? 0);
      return limit < patternLimitBytes
        ? 'What these rules wait for is too large together: it may have 64 MiB.'
        : 'What a rule waits for has at most 1 MiB, as a message has.';
    }
    const { output, problems } = made;
    this.#leftBytes -= Math.min(limit, output.work);
    if (problems.count > 0) return problems.result(new BytePattern(new Uint8Array()));
    return { ok: true, value: new BytePattern(output.finish(), output.holes) };
  }

  /** Files that are read count too, whether they fit or not. */
  #file(path: string, { file }: PayloadEnvironment): FileBytes {
    const read = file?.(path, Math.max(0, this.#leftBytes)) ?? {
      ok: false,
      message: 'There are no files here.',
    };
    if (read.ok) this.#leftBytes -= read.bytes.length;
    return read;
  }

  #makeConstant(parts: readonly PayloadPart[]): Parsed<Uint8Array> | undefined {
    const limit = Math.max(0, Math.min(constantLimitBytes, this.#leftBytes));
    if (openPart(parts) !== undefined || leastBytesOf(parts) > limit) return undefined;
    const { output, problems } = encodeParts(parts, {}, limit);
    this.#leftBytes -= Math.min(limit, output.work);
    if (output.over !== undefined) return undefined;
    return problems.count > 0 ? problems.result(new Uint8Array()) : { ok: true, value: output.finish() };
  }
}
