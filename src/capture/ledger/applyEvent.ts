import { hasPath, isDatagram, isEncrypted, transportOfAddress, transports } from '../../model/transports.ts';
import { accepts, isClient, isRelay } from '../../model/endpointKinds.ts';
import type { Closed } from '../../model/endEvents.ts';
import type { Dropped, EngineEvent, Failed, SocketCreated } from '../../model/engineEvent.ts';
import type { Handshake } from '../../model/tlsEvents.ts';
import type { ConnectionRecord } from './connectionRecord.ts';
import type { EndpointRecord } from './endpointRecord.ts';

/**
 * Applies an event to the records of its endpoint and connection, one rule per event type. `connection` is undefined
 * for the endpoint's own events, and where the connection is no longer known.
 */
export function applyEvent(
  event: EngineEvent,
  endpoint: EndpointRecord,
  connection: ConnectionRecord | undefined,
): void {
  switch (event.type) {
    case 'socket':
      socketCreated(event, endpoint, connection);
      break;
    case 'option':
      // An accepted connection has its own options; a client and its connection share one socket.
      if (event.failure === undefined && (event.connection === undefined || isClient(endpoint.kind))) {
        endpoint.setOption(event.name, event.effective ?? event.value);
      }
      break;
    case 'bound':
      // The side of a relay that connects to its target is bound as well.
      if (event.connection !== undefined && isRelay(endpoint.kind)) break;
      if (accepts(endpoint.kind)) endpoint.address = event.local;
      if (isDatagram(endpoint.transport)) endpoint.state = 'bound';
      break;
    case 'listening':
      endpoint.address = event.local;
      endpoint.state = 'listening';
      break;
    case 'connecting':
      if (connection !== undefined) connection.remote = bareRemote(event.remote);
      if (isClient(endpoint.kind)) endpoint.state = 'connecting';
      break;
    case 'attemptFailed':
      if (connection !== undefined) connection.error = event.failure;
      break;
    case 'connected':
      connection?.established(event.local, event.remote, event.fd);
      if (isClient(endpoint.kind)) {
        endpoint.state = isEncrypted(endpoint.transport) ? 'connecting' : 'connected';
        endpoint.address = withScheme(event.remote, endpoint);
        endpoint.fd = event.fd ?? endpoint.fd;
        endpoint.error = undefined;
      }
      break;
    case 'accepted':
      connection?.established(event.local, event.remote, event.fd);
      break;
    case 'handshake':
      if (event.failure === undefined) shookHands(event, endpoint, connection);
      else if (connection !== undefined) connection.error = event.failure;
      break;
    case 'refused':
      endpoint.refused++;
      break;
    case 'waiting':
      if (connection !== undefined) connection.queued = event.queued;
      break;
    case 'drained':
      if (connection !== undefined) connection.queued = 0;
      break;
    case 'paused':
    case 'resumed':
      // The engine reports one pause at a time; a user's pause replaces another one without an event.
      if (connection !== undefined) connection.readingPaused = event.type === 'paused';
      break;
    case 'end':
      connection?.ended(event.direction);
      break;
    case 'reset':
      connection?.wasReset(event.failure);
      threwAway(event.lost, endpoint, connection);
      if (isClient(endpoint.kind) && event.failure !== undefined) endpoint.error = event.failure;
      break;
    case 'closed':
      closed(event, endpoint, connection);
      break;
    case 'dropped':
      endpoint.dropped += lostToEndpoint(event);
      break;
    case 'reconnecting':
      endpoint.state = 'reconnecting';
      break;
    case 'responder':
      endpoint.responder = event.responder;
      break;
    case 'fault':
      connection?.faulted(event);
      break;
    case 'faults':
      endpoint.faults = event.faults;
      break;
    case 'error':
      failed(event, endpoint, connection);
      break;
    default:
      break;
  }
}

/** A client of an encrypted transport is connected only now. */
function shookHands(
  { version }: Handshake,
  endpoint: EndpointRecord,
  connection: ConnectionRecord | undefined,
): void {
  if (connection !== undefined) connection.tls = version ?? transports.tls.label;
  if (isClient(endpoint.kind) && endpoint.state === 'connecting') endpoint.state = 'connected';
}

function closed(event: Closed, endpoint: EndpointRecord, connection: ConnectionRecord | undefined): void {
  if (event.connection === undefined) {
    if (endpoint.state !== 'failed') endpoint.state = 'closed';
    endpoint.closedAt = event.t;
    endpoint.fd = undefined;
    return;
  }
  threwAway(event.lost, endpoint, connection);
  if (connection === undefined) return;
  // A client's failure to connect is the endpoint's failure; its connection never existed.
  if (endpoint.state === 'failed' && connection.state === 'connecting') connection.error ??= endpoint.error;
  connection.closed(event.t);
  // A client takes its connection's state; one that is bound (to a multicast group) only has peers.
  if (isClient(endpoint.kind) && endpoint.state !== 'bound') clientLost(endpoint, connection);
}

/** Counts discarded bytes; the `closed` after a reset does not count them again. */
function threwAway(lost: number, endpoint: EndpointRecord, connection: ConnectionRecord | undefined): void {
  endpoint.lost += lost;
  if (connection !== undefined) connection.lost += lost;
}

function clientLost(endpoint: EndpointRecord, connection: ConnectionRecord): void {
  endpoint.fd = undefined;
  if (connection.state === 'failed') {
    endpoint.state = 'failed';
    endpoint.error ??= connection.error;
  } else if (endpoint.state !== 'failed' && endpoint.state !== 'reconnecting') {
    endpoint.state = 'closed';
  }
}

function socketCreated(
  event: SocketCreated,
  endpoint: EndpointRecord,
  connection: ConnectionRecord | undefined,
): void {
  // A client and its connection share one socket.
  const holders =
    event.connection === undefined || isClient(endpoint.kind) ? [endpoint, connection] : [connection];
  for (const holder of holders) {
    if (holder === undefined) continue;
    holder.family = event.family;
    holder.socketType = event.socketType;
    holder.fd = event.fd;
  }
}

/** `peers` does not count: forgetting a peer loses no data. */
function lostToEndpoint(event: Dropped): number {
  return event.where === 'peers' ? 0 : event.count;
}

function failed(event: Failed, endpoint: EndpointRecord, connection: ConnectionRecord | undefined): void {
  if (connection !== undefined) connection.error = event.failure;
  if (event.connection !== undefined && accepts(endpoint.kind)) return;
  endpoint.error = event.failure;
  if (event.connection !== undefined) return;
  const { state } = endpoint;
  if (state === 'opening' || state === 'connecting' || state === 'reconnecting') endpoint.state = 'failed';
}

function withScheme(remote: string, endpoint: EndpointRecord): string {
  const scheme = schemeOf(endpoint);
  return remote.startsWith(scheme) ? remote : scheme + remote;
}

/** A relay's target may have another transport than its listener. */
function bareRemote(remote: string): string {
  const transport = transportOfAddress(remote);
  return transport === undefined ? remote : remote.slice(transports[transport].prefix.length);
}

function schemeOf(endpoint: EndpointRecord): string {
  return hasPath(endpoint.transport) ? 'unix:' : `${endpoint.transport}://`;
}
