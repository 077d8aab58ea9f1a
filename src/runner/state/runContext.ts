import type { Clock } from '../../node/clock.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Address } from '../../model/address.ts';
import type { Failure } from '../../model/result.ts';
import type { RunEvent } from '../results/testResult.ts';

/** What experiments run in. */
export interface RunWorld {
  /** Opens everything; what a test opened it closes, whatever happens. */
  readonly engine: Engine;
  readonly clock: Clock;
  /** What paths are relative to, and where programs run: the experiment's own folder. */
  readonly folder: string;
  /** Of everything random: the same seed gives the same bytes. */
  readonly seed: bigint;
  /** Variables that win over those of the file (`--set`). */
  readonly overrides: ReadonlyMap<string, Uint8Array>;
  /** Why a program may not be run; undefined where it may. */
  readonly mayRun: (commandLine: string) => Failure | undefined;
  /** Why nothing may listen there; undefined where it may. Settles once whoever decides has decided. */
  readonly mayListen: (address: Address) => Promise<Failure | undefined>;
  /** Cancels the run: what is open is closed. */
  readonly signal: AbortSignal;
  /** Told of each endpoint by its id, before anything else of it is. */
  readonly opening?: (id: number) => void;
  readonly tell: (event: RunEvent) => void;
}
