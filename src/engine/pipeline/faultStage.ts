/** The contract of a kind of fault. */
import type { FaultSettings } from '../../model/faultSpec.ts';
import type { HeldPlace } from './heldItems.ts';
import type { Stage } from './stage.ts';

export interface FaultStage {
  /** Makes the stage of one connection and direction. */
  readonly create: (settings: FaultSettings, setup: StageSetup) => Stage;
  /** Whether it does something to a connection on which nothing comes; absent: it never does. */
  readonly actsAlone?: (settings: FaultSettings) => boolean;
  /** Whether a new connection is refused, `ageMs` after the fault was set; absent: never. */
  readonly refuses?: (settings: FaultSettings, ageMs: number) => boolean;
}

/** What a stage may need to know about its place. */
export interface StageSetup {
  /** `datagram`: every chunk is one message. */
  readonly style: 'stream' | 'datagram';
  /** When the fault was set on the relay, on the clock of `nowMs`. */
  readonly sinceMs: number;
  /** Where what waits for a decision is listed. */
  readonly held: HeldPlace;
}
