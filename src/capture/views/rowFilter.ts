/**
 * Decides which rows of its scope a view shows. Columns and words are tested first; bytes only for rows these leave
 * undecided, and in parts, so that a large chunk never blocks.
 */
export interface RowFilter {
  /** Whether a row matches; `bytes` where it depends on its bytes. */
  judge(seq: number): RowMatch;
  /** The same with a part of its bytes, from the first part on; `bytes` where it depends on the next part. */
  judgeBytes(seq: number, offset: number, length: number): RowMatch;
  /** Overlap of neighbouring parts, so that no match between them is missed. */
  readonly overlapBytes: number;
  /** Size of a part. */
  readonly partBytes: number;
  /** This many bytes cost about as much as a row without bytes. */
  readonly stepBytes: number;
}

export type RowMatch = 'shown' | 'hidden' | 'bytes';
