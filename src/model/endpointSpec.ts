import type { Address } from './address.ts';

/** Everything the engine needs to open an endpoint. Plain data: it can be stored and opened again. */
export interface EndpointSpec {
  readonly kind: 'listener' | 'client';
  readonly address: Address;
  /** Responder rules as text, one rule per line (`on data reply upper`), or a bare service word (`echo`). */
  readonly responder?: string;
  /** The name its user gave it. */
  readonly name?: string;
}
