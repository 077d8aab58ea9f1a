/** What a run needs from its caller. */
import type { Clock } from '../../node/clock.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Address } from '../../model/address.ts';
import type { Failure } from '../../model/result.ts';
import type { RunEvent } from '../results/testResult.ts';

/** The caller's side of a run: engine, clock, permissions, and the sink of events. */
export interface RunWorld {
  /** Opens all endpoints; a test closes its own, whatever happens. */
  readonly engine: Engine;
  readonly clock: Clock;
  /** The experiment's folder: paths are relative to it, and programs run in it. */
  readonly folder: string;
  /** Seed of everything random: the same seed gives the same bytes. */
  readonly seed: bigint;
  /** Variables that override those of the file (`--set`). */
  readonly overrides: ReadonlyMap<string, Uint8Array>;
  /** Why a program may not run; undefined if it may. */
  readonly mayRun: (commandLine: string) => Failure | undefined;
  /** Why listening there is not allowed; undefined if it is. May wait for a decision of the user. */
  readonly mayListen: (address: Address) => Promise<Failure | undefined>;
  /** Cancels the run, which closes everything. */
  readonly signal: AbortSignal;
  /** Called with the id of each endpoint, before its first event. */
  readonly opening?: (id: number) => void;
  readonly tell: (event: RunEvent) => void;
}
