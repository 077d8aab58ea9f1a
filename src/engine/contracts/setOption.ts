/** A socket option that has been set, as the `option` event tells it. */
export interface ToldOption {
  /** The constant: `SO_REUSEADDR`. */
  readonly name: string;
  /** As it was passed to the call. */
  readonly value: string;
  /** `node`: set by the runtime without being asked. */
  readonly setBy: 'user' | 'node';
}
