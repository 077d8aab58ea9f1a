/** The faults of one relay, which can be changed at any time, and the pipelines of its connections. */
import type { Fault } from '../../../model/faultSpec.ts';
import { printFault } from '../../../language/experiment/faults/printFault.ts';
import type { Clock } from '../../../node/clock.ts';
import { faultTable } from '../faults/faultTable.ts';
import type { HeldItems } from '../heldItems.ts';
import { Pipeline, type PipelineOutput } from '../pipeline.ts';
import type { StageSlot } from '../stageNode.ts';
import { appliesTo, createStages, type ActiveFault } from './createStages.ts';

export interface RelayFaultsOptions {
  /** `datagram`: every chunk is one message. */
  readonly style: 'stream' | 'datagram';
  /** The same seed and the same traffic: the same faults. */
  readonly seed: bigint;
  readonly clock: Pick<Clock, 'timer' | 'nowUs'>;
  readonly held: HeldItems;
}

interface OpenPipeline {
  readonly pipeline: Pipeline;
  /** Those that it should have now. */
  readonly stages: () => readonly StageSlot[];
}

export class RelayFaults {
  readonly #options: RelayFaultsOptions;
  readonly #open = new Set<OpenPipeline>();
  #active: readonly ActiveFault[] = [];
  #lastId = 0;

  constructor(options: RelayFaultsOptions) {
    this.#options = options;
  }

  /** What waits for a decision. */
  get held(): HeldItems {
    return this.#options.held;
  }

  get list(): readonly Fault[] {
    return this.#active.map(({ fault }) => fault);
  }

  /** Replaces all faults, for the connections that there are, too. A fault that was there already stays as it is. */
  set(faults: readonly Fault[]): void {
    const old = new Map(this.#active.map((active) => [printFault(active.fault), active]));
    const active = faults.map((fault) => {
      const known = old.get(printFault(fault));
      return known ?? { fault, id: ++this.#lastId, sinceMs: this.#nowMs };
    });
    const acting = active.some((one) => !this.#active.includes(one) && actsAlone(one.fault));
    // Of faults that change places, not all stay: a pipeline that is not up to date must not miss that.
    if (changesPlaces(this.#active, active)) for (const { pipeline } of this.#open) pipeline.update();
    this.#active = active;
    for (const { pipeline, stages } of this.#open)
      if (acting) pipeline.setStages(stages());
      else pipeline.setStagesWhenNeeded(stages);
  }

  /**
   * The pipeline of one direction of a connection; `dispose` it when the connection is over.
   *
   * @param connection the ordinal of the connection (UDP: of the peer) on this relay
   * @param receiver the id of the side that receives what enters
   */
  open(
    direction: 'up' | 'down',
    connection: number,
    output: PipelineOutput,
    receiver: () => number,
  ): Pipeline {
    const { style, clock } = this.#options;
    const onDispose = (): void => void this.#open.delete(open);
    const pipeline = new Pipeline(output, { style, clock, onDispose });
    const situation = { ...this.#options, connection, held: this.held.place(direction, receiver) };
    const stages = (): readonly StageSlot[] => createStages(this.#active, direction, situation);
    const open = { pipeline, stages };
    this.#open.add(open);
    pipeline.setStages(stages());
    return pipeline;
  }

  /** The fault that refuses a new connection now, if any does. */
  refusing(connection: number): Fault | undefined {
    const refusing = this.#active.find(({ fault, sinceMs }) => {
      const { refuses } = faultTable[fault.kind];
      const ageMs = this.#nowMs - sinceMs;
      return refuses?.(fault.settings, ageMs) === true && appliesTo(fault, { ...this.#options, connection });
    });
    return refusing?.fault;
  }

  get #nowMs(): number {
    return this.#options.clock.nowUs() / 1000;
  }
}

function actsAlone({ kind, settings }: Fault): boolean {
  return faultTable[kind].actsAlone?.(settings) === true;
}

/** Whether faults that are in both lists are in another order there. */
function changesPlaces(before: readonly ActiveFault[], after: readonly ActiveFault[]): boolean {
  const stayed = before.filter((one) => after.includes(one));
  return after.filter((one) => before.includes(one)).some((one, index) => one !== stayed[index]);
}
