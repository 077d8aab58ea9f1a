import type * as vscode from 'vscode';
import type { TestResult } from '../../runner/results/testResult.ts';

/** The last result of each test, by file and key, and which tests are running. */
export class TestResults {
  readonly #last = new Map<string, TestResult>();
  readonly #running = new Set<string>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  begin(uri: vscode.Uri, key: string): void {
    this.#running.add(nameOf(uri, key));
    this.#changed();
  }

  note(uri: vscode.Uri, key: string, result: TestResult): void {
    this.#running.delete(nameOf(uri, key));
    this.#last.set(nameOf(uri, key), result);
    this.#changed();
  }

  last(uri: vscode.Uri, key: string): TestResult | undefined {
    return this.#last.get(nameOf(uri, key));
  }

  isRunning(uri: vscode.Uri, key: string): boolean {
    return this.#running.has(nameOf(uri, key));
  }
}

function nameOf(uri: vscode.Uri, key: string): string {
  return `${uri.toString()}\n${key}`;
}
