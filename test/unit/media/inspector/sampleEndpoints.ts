import type { Connection, Endpoint } from '../../../../src/model/endpoint.ts';

const counters = { bytesIn: 0, bytesOut: 0, chunksIn: 0, chunksOut: 0 };

/** A TCP listener without traffic, with the changes that a test is about. */
export function endpoint(changes: Partial<Endpoint> = {}): Endpoint {
  return {
    id: 1,
    kind: 'listener',
    transport: 'tcp',
    address: 'tcp://127.0.0.1:9998',
    requested: 'tcp://127.0.0.1:0',
    state: 'listening',
    options: [],
    connections: [],
    openConnections: 0,
    totalConnections: 0,
    refused: 0,
    dropped: 0,
    openedAt: 0,
    ...counters,
    ...changes,
  };
}

export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    id: 2,
    endpoint: 1,
    local: '127.0.0.1:9998',
    remote: '127.0.0.1:53131',
    state: 'established',
    queued: 0,
    readingPaused: false,
    socketType: 'SOCK_STREAM',
    openedAt: 0,
    ...counters,
    ...changes,
  };
}
