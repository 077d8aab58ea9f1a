/**
 * Whether rules may run programs (`exec`): only in a trusted workspace, and only command lines that the user has agreed
 * to, once for each.
 */
import { excerpt } from '../../model/excerpt.ts';
import type { Failure } from '../../model/result.ts';
import { textsIn, type Memory } from '../ports/memory.ts';
import type { UserInterface } from '../ports/userInterface.ts';
import type { Workspace } from '../ports/workspace.ts';

const memoryKey = 'agreedPrograms';

export interface ConsentDependencies {
  /** The workspace's memory: consent is given per workspace. */
  readonly memory: Memory;
  readonly workspace: Workspace;
  readonly userInterface: Pick<UserInterface, 'confirm'>;
}

export class ProgramConsent {
  readonly #dependencies: ConsentDependencies;

  constructor(dependencies: ConsentDependencies) {
    this.#dependencies = dependencies;
  }

  /** Why a command line may not be run; undefined where it may. */
  refusal(commandLine: string): Failure | undefined {
    if (!this.#dependencies.workspace.isTrusted())
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

  /** Asks for consent to each new command line; false once one is declined. */
  async request(commandLines: readonly string[]): Promise<boolean> {
    const { memory, workspace } = this.#dependencies;
    // An untrusted workspace may not run programs anyway, so there is nothing to ask.
    if (!workspace.isTrusted()) return true;
    for (const commandLine of commandLines) {
      if (this.#agreed().includes(commandLine)) continue;
      if (!(await this.#confirm(commandLine))) return false;
      await memory.update(memoryKey, [...this.#agreed(), commandLine]);
    }
    return true;
  }

  #confirm(commandLine: string): Promise<boolean> {
    const { workspace, userInterface } = this.#dependencies;
    return userInterface.confirm({
      message: 'Run this program for each connection?',
      detail: `${commandLine}\n\nIt starts in ${workspace.baseFolder()}, its input and output joined to the connection, and ends with it. This is asked once for each command line in a workspace.`,
      action: 'Run',
    });
  }

  #agreed(): string[] {
    return textsIn(this.#dependencies.memory, memoryKey);
  }
}
