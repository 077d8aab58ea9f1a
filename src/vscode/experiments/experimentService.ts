/** What commands and views may ask of experiments. What stands behind it is loaded when it is first used. */
import type * as vscode from 'vscode';
import type { ExperimentResult } from '../../app/commands/rows/commandArguments.ts';

/** Which part of a file is to be run; all of it where nothing is told. */
export interface RunPart {
  /** The title of a test; of several with the same, with its number behind it: `answers (2)`. */
  readonly test?: string;
  /** Nothing below this line, from 1; the test is the one that holds it. */
  readonly lastLine?: number;
}

/** A row of the Experiments view. */
export interface ExperimentRow {
  readonly kind: 'file' | 'test' | 'examples' | 'example';
  /** Marks it for commands, which get all kinds of things. */
  readonly isExperimentRow: true;
  readonly uri: vscode.Uri;
  /** Of a test. */
  readonly test?: string;
}

export function isExperimentRow(value: unknown): value is ExperimentRow {
  return typeof value === 'object' && value !== null && 'isExperimentRow' in value;
}

/** Rejects with a `CommandError` for what cannot be run. */
export interface ExperimentService {
  /** By a person: what it opens is left in the list, closed, until the next run. */
  runForUser(uri: vscode.Uri, part?: RunPart): Promise<readonly ExperimentResult[]>;
  /** By a program: only what a failed test opened is left. */
  run(uri: vscode.Uri, part?: RunPart): Promise<readonly ExperimentResult[]>;
  /** A copy of an example in an editor, to be run and changed; by its name or a part of it. */
  openExample(name: string): Promise<vscode.TextDocument>;
  /** The same, asked for. */
  pickExample(): Promise<vscode.TextDocument | undefined>;
  newExperiment(): Promise<vscode.TextDocument>;
  /** What a connection carried, or these rows of it, as an experiment that plays both of its sides. */
  fromTraffic(id: number, seqs?: readonly number[]): Promise<vscode.TextDocument>;
}
