/** What an event is about. */

/** Of bytes: received or sent. */
export type Direction = 'in' | 'out';

export interface OnEndpoint {
  /** Microseconds since the engine started, from a monotonic clock. */
  readonly t: number;
  /** The endpoint's id. Endpoints and connections share one sequence of ids, starting at 1. */
  readonly endpoint: number;
}

export interface OnConnection extends OnEndpoint {
  readonly connection: number;
}
