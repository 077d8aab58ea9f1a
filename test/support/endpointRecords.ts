import type { Connection, Endpoint } from '../../src/model/endpoint.ts';

/** A listening TCP endpoint, with overrides. */
export function anEndpoint(other: Partial<Endpoint> = {}): Endpoint {
  return {
    id: 1,
    kind: 'listener',
    transport: 'tcp',
    address: 'tcp://127.0.0.1:9998',
    requested: 'tcp://127.0.0.1:9998',
    state: 'listening',
    options: [],
    connections: [],
    openConnections: 0,
    totalConnections: 0,
    refused: 0,
    dropped: 0,
    openedAt: 0,
    bytesIn: 0,
    bytesOut: 0,
    chunksIn: 0,
    chunksOut: 0,
    ...other,
  };
}

/** An established connection of that endpoint. */
export function aConnection(other: Partial<Connection> = {}): Connection {
  return {
    id: 2,
    endpoint: 1,
    local: '127.0.0.1:9998',
    remote: '127.0.0.1:53131',
    state: 'established',
    socketType: 'SOCK_STREAM',
    queued: 0,
    readingPaused: false,
    openedAt: 0,
    bytesIn: 0,
    bytesOut: 0,
    chunksIn: 0,
    chunksOut: 0,
    ...other,
  };
}
