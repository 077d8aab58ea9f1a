/** The experiment functions that commands and views use. Their implementation is loaded on first use. */
import type * as vscode from 'vscode';
import type { ExperimentResult } from '../../app/commands/rows/commandArguments.ts';

/** The part of a file to run; by default all of it. */
export interface RunPart {
  /** The title of a test; among several with the same title, followed by its number: `answers (2)`. */
  readonly test?: string;
  /** Nothing below this line, from 1; it also selects the test that contains it. */
  readonly lastLine?: number;
}

/** A row of the Experiments view. */
export interface ExperimentRow {
  readonly kind: 'file' | 'test' | 'examples' | 'example';
  /** Identifies rows among the arguments of commands. */
  readonly isExperimentRow: true;
  readonly uri: vscode.Uri;
  /** Only on the row of a test. */
  readonly test?: string;
}

export function isExperimentRow(value: unknown): value is ExperimentRow {
  return typeof value === 'object' && value !== null && 'isExperimentRow' in value;
}

/** Rejects with a `CommandError` for an experiment that cannot be run. */
export interface ExperimentService {
  /** For a user: the endpoints it opens stay in the list, closed, until the next run. */
  runForUser(uri: vscode.Uri, part?: RunPart): Promise<readonly ExperimentResult[]>;
  /** For a program: only the endpoints of failed tests stay. */
  run(uri: vscode.Uri, part?: RunPart): Promise<readonly ExperimentResult[]>;
  /** Opens an example, read-only, by its lecture or its subject, or a beginning of one. */
  openExample(name: string): Promise<vscode.TextDocument>;
  /** The same, for an example that the user picks. */
  pickExample(): Promise<vscode.TextDocument | undefined>;
  /** Opens an unsaved copy of an example, to be changed. */
  copyExample(uri: vscode.Uri): Promise<vscode.TextDocument>;
  newExperiment(): Promise<vscode.TextDocument>;
  /** Creates an experiment that plays both sides of a connection's traffic, or of these rows of it. */
  fromTraffic(id: number, seqs?: readonly number[]): Promise<vscode.TextDocument>;
}
