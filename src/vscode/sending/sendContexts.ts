import * as vscode from 'vscode';
import type { SendTarget } from '../sendTarget.ts';
import type { SentPayloads } from './sentPayloads.ts';

/** What the manifest's when-clauses ask about sending: whether there is anybody, and anything to send again. */
export class SendContexts {
  readonly #target: SendTarget;
  readonly #sent: SentPayloads;
  readonly #told = new Map<string, boolean>();

  constructor(target: SendTarget, sent: SentPayloads) {
    this.#target = target;
    this.#sent = sent;
  }

  refresh(): void {
    this.#tell('socketLab.canSend', this.#target.candidates(1).length > 0);
    this.#tell('socketLab.hasSent', !this.#sent.isEmpty);
  }

  #tell(key: string, value: boolean): void {
    if (this.#told.get(key) === value) return;
    this.#told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
