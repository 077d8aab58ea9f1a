/**
 * Which rows of its scope a view shows. Columns and words are asked first; bytes are looked at only for the rows
 * that these leave open, and part by part, so that a chunk of any size never holds up the others.
 */
export interface RowFilter {
  /** Whether a kept row is shown; `bytes` where only its bytes can tell. */
  judge(seq: number): RowMatch;
  /** The same with a part of its bytes, from the first part on; `bytes` where the next part has to tell. */
  judgeBytes(seq: number, offset: number, length: number): RowMatch;
  /** How many bytes two neighbouring parts share, so that nothing is missed between them. */
  readonly overlapBytes: number;
  /** A longer chunk is looked at in parts of this many bytes. */
  readonly partBytes: number;
  /** So many bytes cost about as much as a row without any. */
  readonly stepBytes: number;
}

export type RowMatch = 'shown' | 'hidden' | 'bytes';
