import type { PartKind } from './partKind.ts';
import type { PayloadPart } from './payloadPart.ts';
import type { PayloadReader } from './payloadReader.ts';

/**
 * The parts that a payload may have, besides text and variables. A program takes along only what its notation
 * names: the page has the literals, all else the whole.
 */
export interface Notation {
  readonly kinds: ReadonlyMap<string, PartKind>;
  /** The part for text in a charset, by the charset's label. */
  readonly charset?: (label: string) => PartKind | undefined;
  /** Names of parts that the whole notation has and this one has not; only for a better message. */
  readonly later?: RegExp;
  /** For messages: not all of them, which nobody would read. */
  readonly examples: string;
  /** Whether bytes may be left open (`??`), as in a pattern. */
  readonly holes: boolean;
  /** The parts from `reader.at` up to the first thing that is none. */
  readonly readParts: (reader: PayloadReader) => PayloadPart[];
}
