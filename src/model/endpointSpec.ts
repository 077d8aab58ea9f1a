import type { Address } from './address.ts';
import { isRelay, type SocketKind } from './endpointKinds.ts';
import type { Fault } from './faultSpec.ts';

/** Everything the engine needs to open an endpoint. Plain data: it can be stored and opened again. */
export type EndpointSpec = SocketSpec | RelaySpec;

export interface SocketSpec {
  readonly kind: SocketKind;
  readonly address: Address;
  /** Responder rules as text, one rule per line (`on data reply upper`), or a bare service word (`echo`). */
  readonly responder?: string;
  /** The name its user gave it. */
  readonly name?: string;
}

export interface RelaySpec {
  readonly kind: 'relay';
  /** Where it listens. */
  readonly address: Address;
  /** Where it connects to; streams or datagrams, as `address`. */
  readonly target: Address;
  readonly faults: readonly Fault[];
  /** What the faults' chances and sizes follow from, 0 to 2^32 - 1; absent: the engine chooses one, and reports it. */
  readonly seed?: number;
  /** A relay does not respond. */
  readonly responder?: undefined;
  readonly name?: string;
}

/** Type guard for what opens a relay. */
export function isRelaySpec(spec: EndpointSpec): spec is RelaySpec {
  return isRelay(spec.kind);
}
