/**
 * A payload as parsed: parts that are joined when it is sent. Literal parts know their bytes already; parts whose
 * bytes depend on the moment (variables, counters, files) get kinds of their own and are made by `encodePayload`.
 */
export type PayloadPart = BytesPart;

interface PartSpan {
  /** Where the part stands in its text, in UTF-16 code units; `end` is one past the last. */
  readonly start: number;
  readonly end: number;
}

export interface BytesPart extends PartSpan {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
}
