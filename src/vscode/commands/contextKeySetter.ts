import * as vscode from 'vscode';
import {
  contextKeys,
  contextNames,
  type ContextName,
  type ContextSources,
} from '../../app/status/contextKeys.ts';

/** Sets the context keys of when clauses in VS Code, where they have changed. */
export class ContextKeySetter {
  readonly #sources: ContextSources;
  readonly #current = new Map<ContextName, boolean>();

  constructor(sources: ContextSources) {
    this.#sources = sources;
  }

  refresh(): void {
    const keys = contextKeys(this.#sources);
    for (const name of contextNames) {
      if (this.#current.get(name) === keys[name]) continue;
      this.#current.set(name, keys[name]);
      void vscode.commands.executeCommand('setContext', `socketLab.${name}`, keys[name]);
    }
  }
}
