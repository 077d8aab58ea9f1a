/** Builds a text from rows in slices, yielding after each. */

/** Most characters copied; clipboards do not cope well with more. */
export const copyLimitCharacters = 16 * 1024 * 1024;
const sliceMs = 6;

export interface Collecting {
  readonly between: string;
  readonly limit: number;
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
  /** Yields to other work. */
  readonly pause: () => Promise<void>;
  /** Rows processed so far. */
  readonly onProgress: (rows: number) => void;
}

export interface Collected {
  readonly text: string;
  /** Rows included. */
  readonly rows: number;
  /** The limit was reached: later rows are not included. */
  readonly isCut: boolean;
}

const nothing: Collected = { text: '', rows: 0, isCut: false };

/** An undefined row contributes nothing. A row that does not fit entirely is left out. */
export async function collectText(
  rows: Iterable<Generator<string> | undefined>,
  { between, limit, signal, nowMs, pause, onProgress }: Collecting,
): Promise<Collected> {
  const pieces: string[] = [];
  let length = 0;
  let count = 0;
  let processed = 0;
  let deadline = nowMs() + sliceMs;
  /** Resolves to whether to continue. */
  const turn = async (): Promise<boolean> => {
    onProgress(processed);
    await pause();
    deadline = nowMs() + sliceMs;
    return !signal.aborted;
  };
  for (const row of rows) {
    processed++;
    const kept = pieces.length;
    if (count > 0 && row !== undefined) {
      pieces.push(between);
      length += between.length;
    }
    for (const piece of row ?? []) {
      pieces.push(piece);
      length += piece.length;
      if (length > limit) {
        pieces.length = kept;
        return { text: pieces.join(''), rows: count, isCut: true };
      }
      if (nowMs() >= deadline && !(await turn())) return nothing;
    }
    if (row !== undefined) count++;
    else if (nowMs() >= deadline && !(await turn())) return nothing;
  }
  return { text: pieces.join(''), rows: count, isCut: false };
}
