import type * as vscode from 'vscode';
import type { RunRows } from '../../app/experiments/runFilter.ts';
import type { TestResult } from '../../runner/results/testResult.ts';

/** A result, and the rows of the capture that the test has written. */
export interface LastResult extends TestResult {
  readonly rows: RunRows;
}

/** The last result of each test, by file and key, and which tests are running. */
export class TestResults {
  readonly #last = new Map<string, LastResult>();
  /** With the number of the capture's next row at their start. */
  readonly #running = new Map<string, number>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  begin(uri: vscode.Uri, key: string, nextRow: number): void {
    this.#running.set(nameOf(uri, key), nextRow);
    this.#changed();
  }

  note(uri: vscode.Uri, key: string, result: TestResult, nextRow: number): void {
    const name = nameOf(uri, key);
    const first = this.#running.get(name) ?? nextRow;
    this.#running.delete(name);
    this.#last.set(name, { ...result, rows: { first, next: nextRow } });
    this.#changed();
  }

  last(uri: vscode.Uri, key: string): LastResult | undefined {
    return this.#last.get(nameOf(uri, key));
  }

  isRunning(uri: vscode.Uri, key: string): boolean {
    return this.#running.has(nameOf(uri, key));
  }
}

function nameOf(uri: vscode.Uri, key: string): string {
  return `${uri.toString()}\n${key}`;
}
