import assert from 'node:assert/strict';
import { eventText, type LifecycleEvent } from '../../../src/model/eventText.ts';

const at = { t: 0, endpoint: 1 };
const on = { ...at, connection: 2 };
const refused = { code: 'ECONNREFUSED', message: 'Nothing listens there.' };

const certificate = {
  subject: 'CN=localhost',
  issuer: 'CN=Socket Lab Root',
  names: ['localhost'],
  validFrom: '2026-11-29T12:00:00.000Z',
  validTo: '2028-01-01T12:00:00.000Z',
  key: 'EC P-256',
  sha256: 'AB:CD',
};

/** One of every kind, with the words and the tone that the list shows. */
const table: {
  [Type in LifecycleEvent['type']]: (readonly [LifecycleEvent & { type: Type }, string, string])[];
} = {
  opening: [
    [
      { type: 'opening', ...at, kind: 'listener', transport: 'tcp', address: 'tcp://:0', responder: 'echo' },
      'opens a listener · tcp://:0 · answers: echo',
      'quiet',
    ],
  ],
  socket: [
    [
      { type: 'socket', call: 'socket', ...at, family: 'AF_INET', socketType: 'SOCK_STREAM', fd: 23 },
      'AF_INET · SOCK_STREAM · fd 23',
      'quiet',
    ],
  ],
  option: [
    [
      { type: 'option', call: 'setsockopt', ...at, name: 'SO_REUSEADDR', value: '1', setBy: 'node' },
      'SO_REUSEADDR=1 · set by Node.js itself',
      'quiet',
    ],
    [
      {
        type: 'option',
        call: 'setsockopt',
        ...at,
        name: 'TTL',
        value: '300',
        setBy: 'user',
        failure: { code: 'EINVAL', message: 'Too big.' },
      },
      'EINVAL · too big · TTL=300',
      'error',
    ],
  ],
  resolved: [
    [
      { type: 'resolved', call: 'getaddrinfo', ...at, host: 'localhost', addresses: ['::1', '127.0.0.1'] },
      'localhost is ::1, 127.0.0.1',
      'quiet',
    ],
    [
      {
        type: 'resolved',
        call: 'getaddrinfo',
        ...at,
        host: 'x',
        addresses: [],
        failure: { code: 'ENOTFOUND', message: 'No such name.' },
      },
      'ENOTFOUND · no such name · x',
      'error',
    ],
  ],
  bound: [
    [
      { type: 'bound', call: 'bind', ...at, local: 'udp://127.0.0.1:6769' },
      'bound to udp://127.0.0.1:6769',
      'quiet',
    ],
  ],
  listening: [
    [
      { type: 'listening', call: 'listen', ...at, local: 'tcp://127.0.0.1:1', backlog: 511 },
      'listening on tcp://127.0.0.1:1 · backlog 511',
      'quiet',
    ],
  ],
  connecting: [
    [{ type: 'connecting', call: 'connect', ...on, remote: '127.0.0.1:9' }, 'tries 127.0.0.1:9', 'quiet'],
  ],
  attemptFailed: [
    [
      { type: 'attemptFailed', call: 'connect', ...on, remote: '127.0.0.1:9', failure: refused },
      'ECONNREFUSED · nothing listens there · 127.0.0.1:9',
      'warning',
    ],
    [
      { type: 'attemptFailed', call: 'connect', ...on, remote: '127.0.0.1:9', failure: refused, only: true },
      'ECONNREFUSED · nothing listens there · 127.0.0.1:9',
      'error',
    ],
  ],
  connected: [
    [
      { type: 'connected', call: 'connect', ...on, local: '127.0.0.1:5', remote: '127.0.0.1:9' },
      'established · from 127.0.0.1:5',
      'quiet',
    ],
  ],
  accepted: [
    [{ type: 'accepted', call: 'accept', ...on, local: '', remote: '' }, 'established', 'quiet'],
    [
      { type: 'accepted', call: 'recvfrom', ...on, local: '', remote: '' },
      'first datagram of a new peer',
      'quiet',
    ],
  ],
  handshake: [
    [
      {
        type: 'handshake',
        ...on,
        role: 'client',
        durationUs: 3_100,
        version: 'TLS 1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        alpn: 'h2',
        servername: 'localhost',
        chain: [certificate],
        trustedBy: 'lab',
      },
      "TLS 1.3 · TLS_AES_256_GCM_SHA384 · ALPN h2 · for localhost · CN=localhost, trusted by the lab's authority · 3.1 ms",
      'quiet',
    ],
    [
      { type: 'handshake', ...on, role: 'server', durationUs: 900, version: 'TLS 1.2', resumed: true },
      'TLS 1.2 · resumed · no client certificate · 900 µs',
      'quiet',
    ],
    [
      {
        type: 'handshake',
        ...on,
        role: 'client',
        durationUs: 1,
        chain: [certificate],
        distrust: { code: 'CERT_HAS_EXPIRED', message: 'It has expired.' },
      },
      'would be refused but for verify=false: CERT_HAS_EXPIRED · it has expired',
      'warning',
    ],
    [
      {
        type: 'handshake',
        ...on,
        role: 'server',
        durationUs: 1,
        failure: { code: 'ERR_SSL_X', message: 'The other side refuses.' },
        alert: { name: 'unknown_ca', direction: 'in' },
      },
      'ERR_SSL_X · the other side refuses · alert unknown_ca of the peer',
      'error',
    ],
  ],
  closeNotify: [
    [{ type: 'closeNotify', ...on, direction: 'out' }, 'our side will send no more (close_notify)', 'quiet'],
    [{ type: 'closeNotify', ...on, direction: 'in' }, 'peer will send no more (close_notify)', 'quiet'],
    [
      { type: 'closeNotify', ...on, direction: 'in', missing: true },
      'the peer ended without close_notify: what came may be cut off',
      'warning',
    ],
  ],
  refused: [
    [
      {
        type: 'refused',
        call: 'accept',
        ...at,
        remote: '127.0.0.1:5',
        limit: 'maxConnections',
        limitValue: 10,
      },
      'turned away 127.0.0.1:5 · maxConnections is 10',
      'warning',
    ],
  ],
  waiting: [
    [
      { type: 'waiting', call: 'send', ...on, queued: 64_000 },
      'waits: the peer reads slowly, 64 kB queued',
      'warning',
    ],
  ],
  drained: [
    [{ type: 'drained', call: 'send', ...on }, 'goes on: the system has taken all that waited', 'quiet'],
  ],
  paused: [
    [{ type: 'paused', call: 'recv', ...on, reason: 'user' }, 'reading paused', 'quiet'],
    [
      { type: 'paused', call: 'recv', ...on, reason: 'responder' },
      'reading paused: a reply is pending',
      'quiet',
    ],
    [
      { type: 'paused', call: 'recv', ...on, reason: 'backPressure' },
      'reading paused: the peer does not read our replies',
      'warning',
    ],
    [
      { type: 'paused', call: 'recv', ...on, reason: 'relay' },
      'reading paused: the other side takes nothing now',
      'warning',
    ],
  ],
  resumed: [[{ type: 'resumed', call: 'recv', ...on, reason: 'user' }, 'reading goes on', 'quiet']],
  end: [
    [{ type: 'end', call: 'recv', ...on, direction: 'in' }, 'peer ended its side (FIN)', 'quiet'],
    [
      { type: 'end', call: 'recv', ...on, direction: 'in', beforeFin: true },
      'peer ended its side (its FIN has not come yet)',
      'quiet',
    ],
    [{ type: 'end', call: 'shutdown', ...on, direction: 'out' }, 'our side ended (FIN)', 'quiet'],
    [
      { type: 'end', call: 'shutdown', ...on, direction: 'out', afterMs: 60_000 },
      "our side ended (FIN) · nothing was sent for 1 min after the peer's end (endAfterMs)",
      'quiet',
    ],
  ],
  reset: [
    [
      { type: 'reset', call: 'recv', ...on, direction: 'in', lost: 0 },
      'the peer reset the connection (RST)',
      'error',
    ],
    [
      { type: 'reset', call: 'close', ...on, direction: 'out', lost: 12_000 },
      'we reset the connection (RST) · 12 kB not sent',
      'warning',
    ],
    [
      { type: 'reset', call: 'close', ...on, direction: 'out', lost: 12_000, unacknowledged: 3000 },
      'we reset the connection (RST) · 12 kB not sent · 3 kB sent but not acknowledged',
      'warning',
    ],
    [
      {
        type: 'reset',
        call: 'recv',
        ...on,
        direction: 'in',
        lost: 0,
        failure: { code: 'ECONNRESET', message: 'The peer reset the connection.' },
      },
      'ECONNRESET · the peer reset the connection',
      'error',
    ],
  ],
  closed: [
    [
      { type: 'closed', call: 'close', ...on, bytesIn: 41, bytesOut: 29, lost: 0, openUs: 793_000 },
      'in 41 B · out 29 B · 793 ms',
      'quiet',
    ],
    [
      { type: 'closed', call: 'close', ...on, bytesIn: 0, bytesOut: 0, lost: 7, openUs: 3 },
      'in 0 B · out 0 B · 3 µs · 7 B not sent',
      'warning',
    ],
    [
      {
        type: 'closed',
        call: 'close',
        ...on,
        bytesIn: 0,
        bytesOut: 5000,
        lost: 0,
        unacknowledged: 'unknown',
        openUs: 3,
      },
      'in 0 B · out at most 5 kB · 3 µs',
      'quiet',
    ],
    [
      {
        type: 'closed',
        call: 'close',
        ...on,
        bytesIn: 0,
        bytesOut: 5000,
        lost: 0,
        unacknowledged: 2000,
        openUs: 3,
      },
      'in 0 B · out 5 kB · 3 µs · 2 kB sent but not acknowledged',
      'warning',
    ],
  ],
  dropped: [
    [
      { type: 'dropped', call: 'recvfrom', ...at, where: 'kernel', count: 1 },
      "1 datagram lost: the system's receive buffer was full",
      'warning',
    ],
    [
      { type: 'dropped', call: 'send', ...on, where: 'sendQueue', count: 2, bytes: 5_000 },
      '2 writes (5 kB) lost: too much waits to be sent',
      'warning',
    ],
    [
      { type: 'dropped', call: 'recvfrom', ...at, where: 'peers', count: 1000 },
      'forgot 1,000 idle peers: there are too many',
      'warning',
    ],
  ],
  reconnecting: [
    [
      { type: 'reconnecting', call: 'connect', ...at, delayMs: 500, attempt: 2 },
      'tries again in 500 ms · attempt 2',
      'quiet',
    ],
  ],
  unlinked: [
    [
      { type: 'unlinked', call: 'unlink', ...at, path: '/tmp/x' },
      'removed a dead socket file: /tmp/x',
      'quiet',
    ],
  ],
  responder: [
    [
      { type: 'responder', ...at, responder: 'on data reply upper\non connect reply "hi"' },
      'answers: on data reply upper and 1 more rule',
      'quiet',
    ],
    [{ type: 'responder', ...at }, 'no responder any more', 'quiet'],
  ],
  fault: [
    [
      {
        type: 'fault',
        ...on,
        kind: 'latency',
        flow: 'down',
        did: 'delayed',
        bytes: 5,
        detail: 'held for 103 ms',
      },
      'latency · down · held for 103 ms',
      'warning',
    ],
  ],
  faults: [
    [{ type: 'faults', ...at, faults: ['latency 100ms', 'slice 16B'] }, 'latency 100ms · slice 16B', 'quiet'],
    [{ type: 'faults', ...at, faults: [] }, 'no faults any more', 'quiet'],
  ],
  error: [[{ type: 'error', ...at, failure: refused }, 'ECONNREFUSED · nothing listens there', 'error']],
  removed: [[{ type: 'removed', ...at }, 'taken off the list', 'quiet']],
};

describe('eventText', () => {
  for (const [type, cases] of Object.entries(table)) {
    it(`puts "${type}" in plain words`, () => {
      for (const [event, words, tone] of cases) assert.deepEqual(eventText(event), { words, tone });
    });
  }
});
