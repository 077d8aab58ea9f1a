import type { Program } from '../engine/programs.ts';
import { Inbox } from './inbox.ts';

/** A program of the user's with what it has said. */
export interface RunningProgram {
  readonly output: Inbox;
  end(): void;
}

/** Reads what a program says; its input stays open and empty. */
export function runningProgram(program: Program): RunningProgram {
  const output = new Inbox('stream');
  program.stdout.on('data', (bytes: Buffer) => output.add(bytes));
  void program.ended.then(() => output.mark('ended'));
  return { output, end: () => program.end() };
}
