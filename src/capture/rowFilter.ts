/**
 * Which rows of its scope a view shows. Columns and words are asked first; bytes are looked at only for the rows
 * that these leave open, and part by part, so that a chunk of any size never holds up the others.
 */
export interface RowFilter extends ByteLook {
  /** Whether a kept row is shown; `bytes` where only its bytes can tell. */
  judge(seq: number): 'shown' | 'hidden' | 'bytes';
  /** How many bytes two neighbouring parts share, so that nothing is missed between them. */
  readonly overlapBytes: number;
}

/** Looks at bytes where they lie: `from` up to but without `to`. They are valid during the call only. */
export interface ByteLook {
  /** True: what was looked for is there. */
  look(bytes: Uint8Array, from: number, to: number): boolean;
}
