import * as vscode from 'vscode';
import { excerpt } from '../../model/excerpt.ts';
import type { Failure } from '../../model/result.ts';

const memoryKey = 'agreedPrograms';

/**
 * Whether rules may run programs (`exec`): only in a trusted workspace, and only command lines that the user has
 * agreed to, each once.
 */
export class ProgramConsent {
  readonly #memory: vscode.Memento;
  readonly #folder: () => string;

  constructor(memory: vscode.Memento, folder: () => string) {
    this.#memory = memory;
    this.#folder = folder;
  }

  /** Why a command line may not be run; undefined where it may. */
  refusal(commandLine: string): Failure | undefined {
    if (!vscode.workspace.isTrusted)
      return {
        code: 'ERR_NOT_TRUSTED',
        message: `The rules would run ${excerpt(commandLine)}, and this workspace is not trusted.`,
        advice: 'Trust it (Workspaces: Manage Workspace Trust), or use rules without exec.',
      };
    if (this.#agreed().includes(commandLine)) return undefined;
    return {
      code: 'ERR_NOT_AGREED',
      message: `The rules would run ${excerpt(commandLine)}, which nobody has agreed to yet.`,
      advice: 'Set the same rule once by Set Responder or Start Listener, which ask.',
    };
  }

  /** Asks for each command line that has not been agreed to. */
  async given(commandLines: readonly string[]): Promise<boolean> {
    // What an untrusted workspace may not do anyway is not worth a question.
    if (!vscode.workspace.isTrusted) return true;
    for (const commandLine of new Set(commandLines)) {
      if (this.#agreed().includes(commandLine)) continue;
      if (!(await this.#ask(commandLine))) return false;
      await this.#memory.update(memoryKey, [...this.#agreed(), commandLine]);
    }
    return true;
  }

  async #ask(commandLine: string): Promise<boolean> {
    const run = 'Run';
    const detail = `${commandLine}\n\nIt starts in ${this.#folder()}, its input and output joined to the connection, and ends with it. This is asked once for each command line in a workspace.`;
    const question = 'Run this program for each connection?';
    return (await vscode.window.showWarningMessage(question, { modal: true, detail }, run)) === run;
  }

  #agreed(): string[] {
    const kept: unknown = this.#memory.get(memoryKey);
    return Array.isArray(kept) ? kept.filter((line) => typeof line === 'string') : [];
  }
}
