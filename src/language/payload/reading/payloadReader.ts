/** The reader of payloads, which parsers of larger languages extend. */
import type { PayloadPart } from '../model/payloadPart.ts';
import type { ProblemList } from '../../../model/problemList.ts';
import { payloadDepthLimit } from '../model/payloadLimits.ts';
import { TextReader } from '../../core/textReader.ts';

/** A position in a payload that can read nested parts. */
export class PayloadReader extends TextReader {
  #notation: Notation;
  #depth = 0;
  #gaveUp = false;

  constructor(text: string, start: number, end: number, problems: ProblemList, notation: Notation) {
    super(text, start, end, problems);
    this.#notation = notation;
  }

  get notation(): Notation {
    return this.#notation;
  }

  /** Whether parsing was given up before the end. */
  get gaveUp(): boolean {
    return this.#gaveUp;
  }

  /** The payload in brackets, possibly empty. */
  nestedParts(): PayloadPart[] {
    if (this.#depth >= payloadDepthLimit) {
      const message = `Parts stand more than ${payloadDepthLimit} deep in each other here, which is the limit.`;
      this.problems.add(this.at, this.at, message);
      // Anything reported after this would only be a consequence.
      this.at = this.end;
      this.#gaveUp = true;
      return [];
    }
    this.#depth++;
    const parts = this.#notation.readParts(this);
    this.#depth--;
    return parts;
  }

  /** A pattern: a payload that may have holes. */
  patternParts(): PayloadPart[] {
    const notation = this.#notation;
    this.#notation = { ...notation, holes: true };
    const parts = this.nestedParts();
    this.#notation = notation;
    return parts;
  }
}

/** A part that begins with its name: `hex"…"`, `repeat(…)`, `len8{…}`. */
export interface PartKind {
  readonly name: string;
  /** The opener, directly after the name; the name `<<` is its own opener. */
  readonly opening: '"' | '(' | '{' | '(or{' | '<';
  readonly example: string;
  /**
   * Reads the part at `reader.at` and moves past it. Problems go to the reader's list; undefined where they leave
   * nothing to encode.
   */
  readonly read: (reader: PayloadReader) => PayloadPart | undefined;
}

/** A set of parts, besides text and variables. */
export interface Notation {
  readonly kinds: ReadonlyMap<string, PartKind>;
  /** The part for a charset label. */
  readonly charset?: (label: string) => PartKind | undefined;
  /** For messages, as the complete list would be too long. */
  readonly examples: string;
  /** Whether holes (`??`) are allowed, as in a pattern. */
  readonly holes: boolean;
  /** Reads parts from `reader.at` up to the first thing that is not one. */
  readonly readParts: (reader: PayloadReader) => PayloadPart[];
}
