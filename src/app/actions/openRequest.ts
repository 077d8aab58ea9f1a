/** What users and programs ask to be opened, as text that is still to be read. */
import { isRelay, type AddressKind, type SocketKind } from '../../model/endpointKinds.ts';
import { isDatagram, transportOfAddress, type Transport } from '../../model/transports.ts';

export type OpenRequest = SocketRequest | RelayRequest;

export interface SocketRequest {
  readonly kind: SocketKind;
  /** Known from the command; absent: taken from the address. */
  readonly transport?: Transport;
  readonly address: string;
  readonly responder?: string;
  /** The user's name for it. */
  readonly name?: string;
}

export interface RelayRequest {
  readonly kind: 'relay';
  /** Where it listens. Without a scheme datagrams, if the target is for them, otherwise TCP. */
  readonly address: string;
  /** Where it connects to, likewise. */
  readonly target: string;
  /** A line each, in the order in which traffic passes them. */
  readonly faults?: readonly string[];
  readonly seed?: number;
  readonly name?: string;
  /** Those of its two addresses are in their texts. */
  readonly transport?: undefined;
  /** A relay does not respond. */
  readonly responder?: undefined;
}

/** An address as text, with what it is read by. */
export interface AddressUse {
  readonly text: string;
  readonly kind: AddressKind;
  /** Absent: taken from the text. */
  readonly transport?: Transport;
}

/** Type guard for what opens a relay. */
export function isRelayRequest(request: OpenRequest): request is RelayRequest {
  return isRelay(request.kind);
}

/** The address that an endpoint listens at, or that a client connects to. */
export function ownAddress(request: OpenRequest): AddressUse {
  if (isRelayRequest(request)) return relayAddresses(request).address;
  const { address: text, kind, transport } = request;
  return transport === undefined ? { text, kind } : { text, kind, transport };
}

export function relayAddresses({ address, target }: Pick<RelayRequest, 'address' | 'target'>): {
  readonly address: AddressUse;
  readonly target: AddressUse;
} {
  return {
    address: { text: address, kind: 'relay', ...assumed(address, target) },
    target: { text: target, kind: 'target', ...assumed(target, address) },
  };
}

/** The transport of an address that does not name it, by the address that it is joined to. */
function assumed(text: string, other: string): { readonly transport?: Transport } {
  if (transportOfAddress(text.trim()) !== undefined) return {};
  return { transport: isDatagram(transportOfAddress(other.trim())) ? 'udp' : 'tcp' };
}
