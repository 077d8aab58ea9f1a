/** Events for page tests: endpoints in many states, and a varied conversation of 16 steps. */
import type { EngineEvent } from '../../../src/model/engineEvent.ts';

const encoder = new TextEncoder();
export const listener = 1;
/** The id of the first connection; the others follow. */
export const firstConnection = 2;
const remoteOf = (index: number): string => `127.0.0.1:${53131 + index}`;

type Step = (t: number, connection: number) => EngineEvent;

const refusedFailure = {
  code: 'ECONNREFUSED',
  call: 'connect',
  address: 'tcp://127.0.0.1:9',
  message: 'Nothing listens on 127.0.0.1, port 9.',
  advice: 'Start a listener there, or check the port.',
} as const;

const script: readonly (string | Uint8Array | Step)[] = [
  (t, connection) => accepted(t, connection),
  'hello \0\x01\x02 🌮',
  '\0\x01\0\0\0\x17\x01\x03hello 🌮 straße',
  '\0\x01\0\0\0\x17\x01\x03HELLO 🌮 STRASSE',
  (t, connection) => ({ type: 'waiting', call: 'send', t, endpoint: 1, connection, queued: 65_536 }),
  'ping\n',
  'pong\n',
  'GET /index.html HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 440\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><title>Hi</title>',
  new Uint8Array([0, 255, 128, 17, 3, 0xc3, 0x28]),
  (t) => ({ type: 'connecting', call: 'connect', t, endpoint: 5, connection: 6, remote: '127.0.0.1:9' }),
  (t) => ({ type: 'error', t, endpoint: 5, connection: 6, failure: refusedFailure }),
  (t, connection) => ({ type: 'end', call: 'recv', t, endpoint: 1, connection, direction: 'in' }),
  (t, connection) => ({ type: 'end', call: 'shutdown', t, endpoint: 1, connection, direction: 'out' }),
  (t, connection) => ({
    type: 'reset',
    call: 'recv',
    t,
    endpoint: 1,
    connection,
    direction: 'in',
    lost: 12_000,
  }),
  (t, connection) => ({
    type: 'closed',
    call: 'close',
    t,
    endpoint: 1,
    connection,
    bytesIn: 41,
    bytesOut: 29,
    lost: 0,
    openUs: 793_000,
  }),
];

/** The event of the row with this number, over the connections in turn. */
export function scriptedEvent(seq: number, connections: number): EngineEvent {
  const t = seq * 1_700;
  const connection = firstConnection + (Math.floor(seq / script.length) % Math.max(1, connections));
  const step = script[seq % script.length] ?? '';
  if (typeof step === 'function') return step(t, connection);
  return data(seq, t, typeof step === 'string' ? encoder.encode(step) : step, connection);
}

/** Received if the number is odd, otherwise sent. */
export function data(
  seq: number,
  t: number,
  bytes: Uint8Array,
  connection = firstConnection,
  offset = seq * 29,
): EngineEvent {
  const received = seq % 2 === 1;
  return {
    type: 'data',
    t,
    endpoint: listener,
    connection,
    bytes,
    offset,
    ...(received ? { call: 'recv', direction: 'in' } : { call: 'send', direction: 'out' }),
  };
}

function accepted(t: number, connection: number): EngineEvent {
  const remote = remoteOf(connection - firstConnection);
  const local = '127.0.0.1:9998';
  return { type: 'accepted', call: 'accept', t, endpoint: listener, connection, local, remote };
}

/** The events up to listening. */
export const listening: readonly EngineEvent[] = [
  {
    type: 'opening',
    t: 0,
    endpoint: 1,
    kind: 'listener',
    transport: 'tcp',
    address: 'tcp://127.0.0.1:0',
  },
  { type: 'bound', call: 'bind', t: 90, endpoint: 1, local: 'tcp://127.0.0.1:9998' },
  { type: 'listening', call: 'listen', t: 180, endpoint: 1, local: 'tcp://127.0.0.1:9998', backlog: 511 },
] as const;

export const reached: EngineEvent = accepted(1000, firstConnection);

/** A listener with this many connections in various states, a UDP one, a connecting client, and a failed one. */
export function endpointEvents(connections: number): readonly EngineEvent[] {
  const client = { type: 'opening', t: 0, kind: 'client', transport: 'tcp' } as const;
  const each = Array.from({ length: connections }, (_, index) => connectionEvents(index)).flat();
  return [
    ...listening,
    ...each,
    {
      type: 'opening',
      t: 0,
      endpoint: 1_000_001,
      kind: 'listener',
      transport: 'udp',
      address: 'udp://127.0.0.1:6769',
    },
    { type: 'bound', call: 'bind', t: 0, endpoint: 1_000_001, local: 'udp://127.0.0.1:6769' },
    { ...client, endpoint: 1_000_002, address: 'tcp://device.local:4711' },
    { ...client, endpoint: 1_000_003, address: 'tcp://127.0.0.1:9' },
    {
      type: 'connecting',
      call: 'connect',
      t: 0,
      endpoint: 1_000_003,
      connection: 1_000_004,
      remote: '127.0.0.1:9',
    },
    { type: 'error', t: 0, endpoint: 1_000_003, connection: 1_000_004, failure: refusedFailure },
    {
      type: 'closed',
      call: 'close',
      t: 0,
      endpoint: 1_000_003,
      connection: 1_000_004,
      bytesIn: 0,
      bytesOut: 0,
      lost: 0,
      openUs: 1,
    },
    { type: 'error', t: 0, endpoint: 1_000_003, failure: refusedFailure },
  ] as EngineEvent[];
}

/** By index: the second is queued and paused, the third was ended by its peer, then one reset and one closed. */
function connectionEvents(index: number): EngineEvent[] {
  const connection = firstConnection + index;
  const on = { t: 0, endpoint: listener, connection } as const;
  const closed = {
    ...on,
    type: 'closed',
    call: 'close',
    bytesIn: 0,
    bytesOut: 0,
    lost: 0,
    openUs: 1,
  } as EngineEvent;
  const more: readonly (readonly EngineEvent[])[] = [
    [],
    [
      { ...on, type: 'waiting', call: 'send', queued: 65_536 },
      { ...on, type: 'paused', call: 'recv', reason: 'user' },
    ],
    [{ ...on, type: 'end', call: 'recv', direction: 'in' }],
    [{ ...on, type: 'reset', call: 'recv', direction: 'in', lost: 0 }, closed],
    [closed],
  ];
  return [accepted(0, connection), ...(more[index] ?? [])];
}
