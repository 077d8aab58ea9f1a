import type { PayloadPart } from '../model/payloadPart.ts';
import type { ProblemList } from '../../../model/problemList.ts';
import { payloadDepthLimit } from '../model/payloadLimits.ts';
import { TextReader } from '../../core/textReader.ts';

/** A position in a payload, with the way to parts within parts. */
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

  /** Whether the rest of the text was left unread. */
  get gaveUp(): boolean {
    return this.#gaveUp;
  }

  /** The payload within brackets, which may be nothing. */
  nestedParts(): PayloadPart[] {
    if (this.#depth >= payloadDepthLimit) {
      const message = `Parts stand more than ${payloadDepthLimit} deep in each other here, which is the limit.`;
      this.problems.add(this.at, this.at, message);
      // Whatever follows would be told only in consequence.
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
  /** What opens it, right after the name; the name `<<` ends in what opens it. */
  readonly opening: '"' | '(' | '{' | '(or{' | '<';
  readonly example: string;
  /**
   * Reads the part that begins at `reader.at` and moves past it. Problems go to the reader's list; undefined where
   * they leave nothing to encode.
   */
  readonly read: (reader: PayloadReader) => PayloadPart | undefined;
}

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
