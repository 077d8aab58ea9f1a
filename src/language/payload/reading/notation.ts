import type { PartKind } from './partKind.ts';
import type { PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from './payloadReader.ts';

/** The parts that a payload may have, besides text and variables. */
export interface Notation {
  readonly kinds: ReadonlyMap<string, PartKind>;
  /** The part for text in a charset, by the charset's label. */
  readonly charset?: (label: string) => PartKind | undefined;
  /** For messages: not all of them, which nobody would read. */
  readonly examples: string;
  /** Whether bytes may be left open (`??`), as in a pattern. */
  readonly holes: boolean;
  /** The parts from `reader.at` up to the first thing that is none. */
  readonly readParts: (reader: PayloadReader) => PayloadPart[];
}
