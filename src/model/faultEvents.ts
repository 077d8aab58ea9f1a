/** What the faults of a relay do. */
import type { OnConnection, OnEndpoint } from './eventScope.ts';
import type { FaultEffect } from './faultEffect.ts';

/** A relay's faults were changed while it runs. */
export interface FaultsSet extends OnEndpoint {
  readonly type: 'faults';
  /** All of them, a line each. */
  readonly faults: readonly string[];
}

/**
 * What a fault of a relay does to what this connection received, told before it is done. It is told of the sending side
 * once the receiving one is closed.
 */
export interface FaultApplied extends OnConnection, FaultEffect {
  readonly type: 'fault';
  /** `up`: from a client to the target. */
  readonly flow: 'up' | 'down';
}
