import type { PayloadEncoder } from '../encoding/payloadEncoder.ts';
import type { PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from './payloadReader.ts';

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

/** Writes a part to the encoder's output; problems go to the encoder. */
export type PartEncoder<Part extends PayloadPart> = (part: Part, encoder: PayloadEncoder) => void;
