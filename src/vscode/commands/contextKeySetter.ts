import * as vscode from 'vscode';
import {
  contextKeys,
  contextNames,
  type ContextName,
  type ContextSources,
} from '../../app/status/contextKeys.ts';

/** Tells VS Code what the when-clauses ask, where it is other than before. */
export class ContextKeySetter {
  readonly #sources: ContextSources;
  readonly #told = new Map<ContextName, boolean>();

  constructor(sources: ContextSources) {
    this.#sources = sources;
  }

  refresh(): void {
    const keys = contextKeys(this.#sources);
    for (const name of contextNames) {
      if (this.#told.get(name) === keys[name]) continue;
      this.#told.set(name, keys[name]);
      void vscode.commands.executeCommand('setContext', `socketLab.${name}`, keys[name]);
    }
  }
}
