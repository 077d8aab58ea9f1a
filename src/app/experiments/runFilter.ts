/** The rows of the capture that a test has written, and the filter that shows them. */

export interface RunRows {
  /** Numbers of rows: the first, and the one behind the last; undefined while the test runs. */
  readonly first: number;
  readonly next?: number;
}

export function runFilter({ first, next }: RunRows): string {
  return next === undefined ? `seq>=${first}` : `seq>=${first} seq<${next}`;
}
