/** The addresses used last, for each kind of endpoint, across all windows. */
import type { SocketKind } from '../../model/endpointKinds.ts';
import type { Transport } from '../../model/transports.ts';
import { textsIn, type Memory } from '../ports/memory.ts';

const limit = 10;

export class RecentAddresses {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** The latest first. */
  of(kind: SocketKind, transport: Transport): readonly string[] {
    return textsIn(this.#memory, keyOf(kind, transport));
  }

  remember(kind: SocketKind, transport: Transport, address: string): void {
    const others = this.of(kind, transport).filter((other) => other !== address);
    void this.#memory.update(keyOf(kind, transport), [address, ...others].slice(0, limit));
  }
}

function keyOf(kind: SocketKind, transport: Transport): string {
  return `recentAddresses.${transport}.${kind}`;
}
