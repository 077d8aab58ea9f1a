/** Does what lines on stdin say to a relay while it runs. What the engine reports is the answer, or what is wrong. */
import { faultMisuse } from '../../language/experiment/faults/faultMisuse.ts';
import { presetFaults } from '../../language/experiment/faults/presetFaults.ts';
import { printFault } from '../../language/experiment/faults/printFault.ts';
import { changedFaults, type FaultListChange } from '../../model/faultList.ts';
import type { Fault } from '../../model/faultSpec.ts';
import { formatFailure } from '../../model/formatFailure.ts';
import type { HeldItem } from '../../model/heldItem.ts';
import type { Transport } from '../../model/transports.ts';
import type { Engine } from '../../engine/engine.ts';
import { readRelayLine, type RelayLine } from './relayLine.ts';

export interface RelayControlOptions {
  readonly engine: Engine;
  /** Of the relay. */
  readonly endpoint: () => number;
  readonly transport: Transport;
  /** Prints what is held. */
  readonly list: (items: readonly HeldItem[]) => void;
  /** Prints what is wrong. */
  readonly report: (message: string) => void;
}

export class RelayControl {
  readonly #options: RelayControlOptions;

  constructor(options: RelayControlOptions) {
    this.#options = options;
  }

  take(text: string): void {
    if (text.trim() === '') return;
    const line = readRelayLine(text);
    const problem = line.ok ? this.#do(line.value) : line.failure.message;
    if (problem !== undefined) this.#options.report(problem);
  }

  /** What is wrong, in a sentence. */
  #do(line: RelayLine): string | undefined {
    const { engine, list, transport } = this.#options;
    switch (line.kind) {
      case 'change':
        return this.#change(line.change);
      case 'preset': {
        const faults = presetFaults(line.name, transport);
        return faults.ok ? this.#set(faults.value) : faults.failure.message;
      }
      case 'held':
        list(engine.held());
        return undefined;
      case 'decide': {
        const decided = engine.decide(line.held, line.decision);
        return decided.ok ? undefined : formatFailure(decided.failure);
      }
    }
  }

  #change(change: FaultListChange): string | undefined {
    const { engine, endpoint, transport } = this.#options;
    const misuse = change.kind === 'set' ? faultMisuse(change.fault.kind, transport) : undefined;
    if (misuse !== undefined) return misuse;
    const faults = engine.faults(endpoint()) ?? [];
    const next = changedFaults(faults, change);
    if (change.kind === 'remove' && next.length === faults.length)
      return `There is no fault ${change.fault}: ${listOf(faults.map(printFault))}.`;
    return this.#set(next);
  }

  #set(faults: readonly Fault[]): string | undefined {
    const set = this.#options.engine.setFaults(this.#options.endpoint(), faults);
    return set.ok ? undefined : formatFailure(set.failure);
  }
}

function listOf(lines: readonly string[]): string {
  const [last, ...others] = lines.toReversed();
  if (last === undefined) return 'the relay has none';
  if (others.length === 0) return `there is only ${last}`;
  return `there are ${others.toReversed().join(', ')} and ${last}`;
}
