import type * as vscode from 'vscode';
import type { Role, Transport } from '../../model/address.ts';

const limit = 10;

/** The addresses used last, for each kind of endpoint, over all windows. */
export class RecentAddresses {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** The latest first. */
  of(role: Role, transport: Transport): readonly string[] {
    const kept: unknown = this.#memory.get(keyOf(role, transport));
    return Array.isArray(kept) ? kept.filter((address) => typeof address === 'string') : [];
  }

  remember(role: Role, transport: Transport, address: string): void {
    const others = this.of(role, transport).filter((other) => other !== address);
    void this.#memory.update(keyOf(role, transport), [address, ...others].slice(0, limit));
  }
}

function keyOf(role: Role, transport: Transport): string {
  return `recentAddresses.${transport}.${role}`;
}
