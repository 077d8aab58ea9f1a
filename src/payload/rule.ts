import type { ServiceName } from './services.ts';

/** What a listener does by itself: the first rule whose trigger fits is followed. */
export interface Rule {
  /**
   * `connect`: a new connection. `data`: bytes as they came. `service`: the service knows, by its transport
   * (`daytime` answers a new TCP connection, but on UDP each datagram).
   */
  readonly on: RuleTrigger;
  readonly action: RuleAction;
  /** What follows the answer: half-close, close, or RST. */
  readonly then?: RuleEnding;
}

export type RuleTrigger = 'connect' | 'data' | 'service';
export type RuleEnding = 'end' | 'close' | 'reset';
export type RuleAction =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'service'; readonly name: Exclude<ServiceName, 'discard'> }
  /** Takes what arrives and answers nothing. */
  | { readonly kind: 'discard' };
