/** Events for the ledger's tests, with defaults for irrelevant fields, and helpers for the results. */
import assert from 'node:assert/strict';
import { Ledger } from '../../src/capture/ledger/ledger.ts';
import type { Connection, Endpoint } from '../../src/model/endpoint.ts';
import type { Data, EngineEvent, EngineEventType } from '../../src/model/engineEvent.ts';
import type { Failure } from '../../src/model/result.ts';

export const refusedFailure: Failure = { code: 'ECONNREFUSED', call: 'connect', message: 'refused' };
export const icmpFailure: Failure = { code: 'ECONNREFUSED', call: 'send', message: 'nobody listens' };
export const timeoutFailure: Failure = { code: 'ETIMEDOUT', call: 'recv', message: 'timed out' };

type Of<T extends EngineEventType> = Extract<EngineEvent, { type: T }>;
export type Rest<T extends EngineEventType> = Partial<Omit<Of<T>, 'type'>>;

const defaults = {
  opening: { kind: 'listener', transport: 'tcp', address: 'tcp://127.0.0.1:0' },
  socket: { call: 'socket', family: 'AF_INET', socketType: 'SOCK_STREAM', fd: 20 },
  option: { call: 'setsockopt', name: 'SO_REUSEADDR', value: '1', setBy: 'node' },
  resolved: { call: 'getaddrinfo', host: 'localhost', addresses: ['127.0.0.1'] },
  bound: { call: 'bind', local: 'tcp://127.0.0.1:4000' },
  listening: { call: 'listen', local: 'tcp://127.0.0.1:4000', backlog: 511 },
  connecting: { call: 'connect', connection: 2, remote: '127.0.0.1:5000' },
  attemptFailed: { call: 'connect', connection: 2, remote: '127.0.0.1:5000', failure: refusedFailure },
  connected: { call: 'connect', connection: 2, local: '127.0.0.1:6000', remote: '127.0.0.1:5000', fd: 21 },
  accepted: { call: 'accept', connection: 2, local: '127.0.0.1:4000', remote: '127.0.0.1:6000', fd: 22 },
  handshake: { connection: 2, role: 'client', durationUs: 3 },
  closeNotify: { connection: 2, direction: 'in' },
  refused: { call: 'accept', remote: '127.0.0.1:6001', limit: 'maxConnections', limitValue: 1 },
  waiting: { call: 'send', connection: 2, queued: 77 },
  drained: { call: 'send', connection: 2 },
  paused: { call: 'recv', connection: 2, reason: 'user' },
  resumed: { call: 'recv', connection: 2, reason: 'user' },
  end: { call: 'recv', connection: 2, direction: 'in' },
  reset: { call: 'recv', connection: 2, direction: 'in', lost: 0 },
  closed: { call: 'close', bytesIn: 0, bytesOut: 0, lost: 0, openUs: 1 },
  dropped: { call: 'recvfrom', where: 'kernel', count: 3 },
  reconnecting: { call: 'connect', delayMs: 100, attempt: 1 },
  unlinked: { call: 'unlink', path: '/tmp/x' },
  responder: {},
  fault: { connection: 2, flow: 'up', kind: 'hold', did: 'held', bytes: 5, detail: 'waits' },
  error: { failure: refusedFailure },
  removed: {},
} satisfies { [T in EngineEventType]?: Rest<T> };

/** An event of endpoint 1 (connection 2), with defaults. */
export function make<T extends keyof typeof defaults>(type: T, rest: Rest<T> = {}): EngineEvent {
  return { type, t: 10, endpoint: 1, ...defaults[type], ...rest } as unknown as EngineEvent;
}

export function data(direction: 'in' | 'out', length: number, connection = 2): Data {
  const call = direction === 'in' ? 'recv' : 'send';
  return {
    type: 'data',
    t: 11,
    endpoint: 1,
    connection,
    call,
    direction,
    bytes: new Uint8Array(length),
    offset: 0,
  };
}

export function ledgerOf(...events: EngineEvent[]): Ledger {
  const ledger = new Ledger();
  for (const event of events) ledger.apply(event);
  return ledger;
}

export function endpoint(ledger: Ledger): Endpoint {
  const found = ledger.endpoint(1);
  assert.ok(found);
  return found;
}

export function connection(ledger: Ledger, id = 2): Connection {
  const found = ledger.connection(id);
  assert.ok(found);
  return found;
}

export const listening = [make('opening'), make('socket'), make('option'), make('bound'), make('listening')];
export const client = [make('opening', { kind: 'client', address: 'tcp://localhost:5000' })];
export const connected = [
  ...client,
  make('connecting'),
  make('socket', { connection: 2 }),
  make('connected'),
];
/** A relay with one pair: the connection 2 from a client, and 3 to the target. */
export const relayed = [
  make('opening', {
    kind: 'relay',
    address: 'tcp://127.0.0.1:4000',
    target: 'tcp://127.0.0.1:5432',
    faults: [],
  }),
  make('listening'),
  make('accepted'),
  make('socket', { connection: 3, pair: 2 }),
  make('connected', { connection: 3, local: '127.0.0.1:41000', remote: '127.0.0.1:5432' }),
];
export const lost = make('closed', { connection: 2, t: 50 });
export const over = make('closed', { t: 60 });
