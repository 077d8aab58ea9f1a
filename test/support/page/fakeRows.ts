import type { CaptureRow } from '../../../src/model/captureRow.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';

/** Rows made from their number alone, so that a million of them cost nothing: `bytes` are those of a data row. */
export interface FakeRow {
  readonly row: CaptureRow;
  readonly bytes: Uint8Array;
  readonly peer: string;
}

export type RowMaker = (seq: number) => FakeRow;

const encoder = new TextEncoder();
const peers = ['127.0.0.1:53131', '127.0.0.1:53122', '[::1]:40112', '127.0.0.1:53130'];

type Lifecycle = Exclude<EngineEvent, { type: 'data' }>;

const refusedFailure = {
  code: 'ECONNREFUSED',
  call: 'connect',
  address: 'tcp://127.0.0.1:9',
  message: 'Nothing listens on 127.0.0.1, port 9.',
  advice: 'Start a listener there, or check the port.',
} as const;

/** A conversation of 16 rows with everything in it, over and over. */
const script: readonly (string | Uint8Array | ((t: number) => Lifecycle))[] = [
  (t) => ({
    type: 'accepted',
    call: 'accept',
    t,
    endpoint: 1,
    connection: 2,
    local: '127.0.0.1:9998',
    remote: peers[0] ?? '',
  }),
  'hello \0\x01\x02 🌮',
  '\0\x01\0\0\0\x17\x01\x03hello 🌮 straße',
  '\0\x01\0\0\0\x17\x01\x03HELLO 🌮 STRASSE',
  (t) => ({ type: 'waiting', call: 'send', t, endpoint: 1, connection: 2, queued: 65_536 }),
  'ping\n',
  'pong\n',
  'GET /index.html HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 440\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><title>Hi</title>',
  new Uint8Array([0, 255, 128, 17, 3, 0xc3, 0x28]),
  (t) => ({ type: 'connecting', call: 'connect', t, endpoint: 5, connection: 6, remote: '127.0.0.1:9' }),
  (t) => ({ type: 'error', t, endpoint: 5, connection: 6, failure: refusedFailure }),
  (t) => ({ type: 'end', call: 'recv', t, endpoint: 1, connection: 2, direction: 'in' }),
  (t) => ({ type: 'end', call: 'shutdown', t, endpoint: 1, connection: 2, direction: 'out' }),
  (t) => ({ type: 'reset', call: 'recv', t, endpoint: 1, connection: 3, direction: 'in', lost: 12_000 }),
  (t) => ({
    type: 'closed',
    call: 'close',
    t,
    endpoint: 1,
    connection: 2,
    bytesIn: 41,
    bytesOut: 29,
    lost: 0,
    openUs: 793_000,
  }),
];

export function scriptedRow(seq: number): FakeRow {
  const t = seq * 1_700;
  const step = script[seq % script.length];
  const peer = peers[Math.floor(seq / script.length) % peers.length] ?? '';
  if (typeof step === 'function') {
    const event = step(t);
    return {
      row: lifecycleRow(seq, event),
      bytes: new Uint8Array(),
      peer: 'remote' in event ? event.remote : peer,
    };
  }
  const bytes = typeof step === 'string' ? encoder.encode(step) : (step ?? new Uint8Array());
  return { row: dataRow(seq, t, bytes.length), bytes, peer };
}

/** What a listener does until it listens. */
const opened: readonly ((t: number) => Lifecycle)[] = [
  (t) => ({
    type: 'opening',
    t,
    endpoint: 1,
    kind: 'listener',
    transport: 'tcp',
    address: 'tcp://127.0.0.1:0',
  }),
  (t) => ({ type: 'bound', call: 'bind', t, endpoint: 1, local: '127.0.0.1:9998' }),
  (t) => ({ type: 'listening', call: 'listen', t, endpoint: 1, local: 'tcp://127.0.0.1:9998', backlog: 511 }),
];
export const openedRows = opened.length;

export function openedRow(seq: number): FakeRow {
  const event = opened[seq % opened.length]?.(seq * 90);
  if (event === undefined) throw new Error(`no row ${seq}`);
  return { row: lifecycleRow(seq, event), bytes: new Uint8Array(), peer: '127.0.0.1:9998' };
}

/** A data row that holds exactly these bytes. */
export function dataRow(seq: number, t: number, length: number): CaptureRow {
  const inward = seq % 2 === 1;
  return {
    seq,
    t,
    endpoint: 1,
    connection: 2,
    type: 'data',
    call: inward ? 'recv' : 'send',
    direction: inward ? 'in' : 'out',
    length,
    offset: seq * 29,
  };
}

function lifecycleRow(seq: number, event: Lifecycle): CaptureRow {
  return {
    seq,
    t: event.t,
    endpoint: event.endpoint,
    connection: 'connection' in event ? (event.connection ?? 0) : 0,
    type: event.type,
    ...('call' in event ? { call: event.call } : event.type === 'error' ? { call: 'connect' as const } : {}),
    ...('direction' in event ? { direction: event.direction } : {}),
    length: 0,
    offset: 0,
    event,
  };
}
