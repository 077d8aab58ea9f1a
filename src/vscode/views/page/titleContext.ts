/** The context keys of the Traffic view's title actions. */
import * as vscode from 'vscode';

export interface TitleState {
  /** It shows one endpoint or connection, and not all traffic. */
  readonly trafficIsScoped: boolean;
  readonly trafficIsPaused: boolean;
  /** It does not scroll to the newest row. */
  readonly trafficIsScrolledUp: boolean;
}

export class TitleContext {
  #state: TitleState = { trafficIsScoped: false, trafficIsPaused: false, trafficIsScrolledUp: false };

  set(changes: Partial<TitleState>): void {
    const next = { ...this.#state, ...changes };
    const names = ['trafficIsScoped', 'trafficIsPaused', 'trafficIsScrolledUp'] as const;
    for (const name of names) {
      if (next[name] === this.#state[name]) continue;
      void vscode.commands.executeCommand('setContext', `socketLab.${name}`, next[name]);
    }
    this.#state = next;
  }
}
