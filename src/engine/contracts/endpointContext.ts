/** What an endpoint and its connections get from the engine; their only access to anything outside. */
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Clock } from '../../node/clock.ts';
import type { DescriptorBudget } from '../../node/descriptorBudget.ts';
import type { Resolve } from '../kernel/resolve.ts';
import type { KeptAuthority } from './authority.ts';
import type { OpenConnection } from './openConnection.ts';

/** An event as an endpoint reports it: the context adds the time and the endpoint. */
export type ReportedEvent = EngineEvent extends infer E
  ? E extends EngineEvent
    ? Omit<E, 't' | 'endpoint'>
    : never
  : never;

export interface EndpointContext {
  readonly id: number;
  readonly clock: Clock;
  readonly descriptors: DescriptorBudget;
  readonly resolve: Resolve;
  readonly platform: NodeJS.Platform;
  /** The lab's certificate authority, made on first use. Rejects where it can be neither read nor made. */
  authority(): Promise<KeptAuthority>;
  /** A fresh id for a connection. */
  nextId(): number;
  /** A fresh id for what a relay holds. */
  nextHeldId(): number;
  /** Reports a step of a lifecycle. */
  report(event: ReportedEvent): void;
  /** Emits a complete event; for data, whose events are created once. */
  emit(event: EngineEvent): void;
  /** Makes a connection reachable by its id. */
  register(connection: OpenConnection): void;
  unregister(connection: OpenConnection): void;
}

/** A socket option that has been set, as the `option` event has it. */
export interface SetOption {
  /** The constant: `SO_REUSEADDR`. */
  readonly name: string;
  /** As passed to the call. */
  readonly value: string;
  /** `node`: set by the runtime, unrequested. */
  readonly setBy: 'user' | 'node';
}
