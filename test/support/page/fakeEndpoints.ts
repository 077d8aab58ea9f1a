import type { Connection, Endpoint } from '../../../src/model/endpoint.ts';

/** Listens, and nobody (or somebody) has reached it yet. */
export function freshListener(reached: boolean): Endpoint {
  const none = { bytesIn: 0, bytesOut: 0, chunksIn: 0, chunksOut: 0 };
  return {
    id: 1,
    kind: 'listener',
    transport: 'tcp',
    address: 'tcp://127.0.0.1:9998',
    requested: 'tcp://127.0.0.1:0',
    state: 'listening',
    connections: [],
    openConnections: reached ? 1 : 0,
    totalConnections: reached ? 1 : 0,
    options: [],
    refused: 0,
    dropped: 0,
    openedAt: 0,
    ...none,
  };
}

/** A listener with connections in every state, one of UDP, a client on its way, one that failed. */
export function fakeEndpoints(connections: number): readonly Endpoint[] {
  const counters = { bytesIn: 1_200_000, bytesOut: 340, chunksIn: 9, chunksOut: 3 };
  const none = { bytesIn: 0, bytesOut: 0, chunksIn: 0, chunksOut: 0 };
  const common = { options: [], refused: 0, dropped: 0, openedAt: 0 };
  const states = ['established', 'established', 'peerEnded', 'reset', 'closed'] as const;
  const shown = Array.from({ length: Math.min(50, connections) }, (_, index): Connection => {
    const state = states[index] ?? 'established';
    return {
      id: 2 + index,
      endpoint: 1,
      local: '127.0.0.1:9998',
      remote: `127.0.0.1:${53131 + index}`,
      state,
      queued: index === 1 ? 65_536 : 0,
      readingPaused: index === 1,
      socketType: 'SOCK_STREAM',
      openedAt: 0,
      ...(state === 'reset' || state === 'closed' ? { closedAt: 1 } : {}),
      ...counters,
    };
  });
  const listener = {
    id: 1,
    kind: 'listener',
    transport: 'tcp',
    address: 'tcp://127.0.0.1:9998',
    requested: 'tcp://127.0.0.1:0',
    state: 'listening',
    connections: shown,
    openConnections:
      shown.filter(({ closedAt }) => closedAt === undefined).length + Math.max(0, connections - 50),
    totalConnections: connections,
    ...counters,
    ...common,
  } as const;
  const empty = { connections: [], openConnections: 0, totalConnections: 0, ...common, ...none };
  return [
    listener,
    {
      ...empty,
      id: 1_000_001,
      kind: 'listener',
      transport: 'udp',
      address: 'udp://127.0.0.1:6769',
      requested: 'udp://127.0.0.1:6769',
      state: 'bound',
      ...counters,
    },
    {
      ...empty,
      id: 1_000_002,
      kind: 'client',
      transport: 'tcp',
      address: 'tcp://device.local:4711',
      requested: 'tcp://device.local:4711',
      state: 'connecting',
    },
    {
      ...empty,
      id: 1_000_003,
      kind: 'client',
      transport: 'tcp',
      address: 'tcp://127.0.0.1:9',
      requested: 'tcp://127.0.0.1:9',
      state: 'failed',
      error: { code: 'ECONNREFUSED', message: 'Nothing listens there.' },
    },
  ];
}
