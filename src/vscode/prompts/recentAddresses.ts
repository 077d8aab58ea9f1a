import type * as vscode from 'vscode';
import type { AddressKind } from '../../model/endpointKinds.ts';
import type { Transport } from '../../model/transports.ts';

const limit = 10;

/** The addresses used last, for each kind of endpoint, over all windows. */
export class RecentAddresses {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** The latest first. */
  of(kind: AddressKind, transport: Transport): readonly string[] {
    const kept: unknown = this.#memory.get(keyOf(kind, transport));
    return Array.isArray(kept) ? kept.filter((address) => typeof address === 'string') : [];
  }

  remember(kind: AddressKind, transport: Transport, address: string): void {
    const others = this.of(kind, transport).filter((other) => other !== address);
    void this.#memory.update(keyOf(kind, transport), [address, ...others].slice(0, limit));
  }
}

function keyOf(kind: AddressKind, transport: Transport): string {
  return `recentAddresses.${transport}.${kind}`;
}
