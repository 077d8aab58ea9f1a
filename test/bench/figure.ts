import type { Pair } from './interleaved.ts';
import { median } from './statistics.ts';

/** One line of the table. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  /** Ours. */
  readonly today: number;
  readonly reference?: number;
  readonly compared?: { readonly as: 'ratio' | 'difference'; readonly value: number };
  readonly goal?: Goal;
  /** Said below the table. */
  readonly note?: string;
  /** Of every single run, for the JSON. */
  readonly runs?: unknown;
}

/** Holds for `compared` where there is one, else for `today`. */
export interface Goal {
  readonly is: 'at least' | 'at most';
  readonly bound: number;
}

/** What a measure is told. */
export interface Bench {
  /** Bundled process files by name, such as `plainServer`. */
  readonly processFile: (name: string) => string;
  /** Folder with a copy of what was built to ship, made when the bench began; undefined: nothing was built. */
  readonly builtDir: string | undefined;
  /** Less data, fewer rounds: a look, not a figure to quote. */
  readonly quick: boolean;
  readonly rounds: number;
  /** For the servers under test. */
  readonly serverFlags: readonly string[];
}

export type Measure = (bench: Bench) => Promise<Figure[]>;

/**
 * A figure with its reference: medians of each side, and the median of the ratios of the pairs (which belong
 * together in time), not the ratio of the medians.
 */
export function ratioFigure(
  figure: Pick<Figure, 'id' | 'what' | 'unit' | 'goal' | 'note'>,
  pairs: readonly Pair<number>[],
): Figure {
  return {
    ...figure,
    today: median(pairs.map(({ ours }) => ours)),
    reference: median(pairs.map(({ reference }) => reference)),
    compared: { as: 'ratio', value: median(pairs.map(({ ours, reference }) => ours / reference)) },
    runs: pairs,
  };
}

/** What both sides took, and the median of the differences of the pairs. */
export function differenceFigure(
  pairs: readonly Pair<number>[],
): Pick<Figure, 'today' | 'reference' | 'compared'> {
  return {
    today: median(pairs.map(({ ours }) => ours)),
    reference: median(pairs.map(({ reference }) => reference)),
    compared: { as: 'difference', value: median(pairs.map(({ ours, reference }) => ours - reference)) },
  };
}

/** The same figure of both sides. */
export function pick<T>(pairs: readonly Pair<T>[], value: (side: T) => number): Pair<number>[] {
  return pairs.map(({ ours, reference }) => ({ ours: value(ours), reference: value(reference) }));
}

/** Undefined: there is no such goal. */
export function reached({ today, compared, goal }: Figure): boolean | undefined {
  if (goal === undefined) return undefined;
  const value = compared?.value ?? today;
  return goal.is === 'at least' ? value >= goal.bound : value <= goal.bound;
}
