import assert from 'node:assert/strict';
import { stripLimit, stripLines } from '../../../../../media/inspector/sockets/stripLines.ts';
import { aConnection as connection, anEndpoint as endpoint } from '../../../../support/endpointRecords.ts';

describe('stripLines', () => {
  it('puts the state first, then numbers', () => {
    const listener = endpoint({
      openConnections: 1,
      totalConnections: 1,
      bytesIn: 1_200_000,
      bytesOut: 340,
      refused: 3,
      connections: [connection({ queued: 5000, readingPaused: true })],
    });
    assert.deepEqual(
      stripLines([listener]).map(({ name, words }) => `${name} ${words}`),
      [
        'tcp://127.0.0.1:9998 listening · 1 connection · ↓ 1.2 MB ↑ 340 B · 3 turned away',
        '127.0.0.1:53131 established · reading paused · 5 kB queued',
      ],
    );
  });

  it('has live endpoints before closed ones', () => {
    const lines = stripLines([
      endpoint({ id: 1, state: 'closed' }),
      endpoint({ id: 2 }),
      endpoint({ id: 3, state: 'failed' }),
      endpoint({ id: 4 }),
    ]);
    assert.deepEqual(
      lines.map(({ id }) => id),
      [2, 4, 1, 3],
    );
  });

  it('has a connected client once, with what can be done to its connection', () => {
    const client = endpoint({
      id: 7,
      kind: 'client',
      state: 'connected',
      connections: [connection({ id: 8, endpoint: 7 })],
    });
    const [line, ...others] = stripLines([client]);
    assert.deepEqual(others, []);
    assert.deepEqual([line?.id, line?.connection], [7, 8]);
    assert.deepEqual(line?.actions, ['halfClose', 'pauseReading', 'reset', 'stop']);
  });

  it('offers what can be done in each state', () => {
    const actions = (changes: Parameters<typeof connection>[0]) =>
      stripLines([endpoint({ openConnections: 1, connections: [connection(changes)] })])[1]?.actions;
    assert.deepEqual(actions({}), ['halfClose', 'pauseReading', 'reset', 'stop']);
    assert.deepEqual(actions({ state: 'ended', readingPaused: true }), ['resumeReading', 'reset', 'stop']);
    assert.deepEqual(actions({ state: 'closed' }), []);
    assert.deepEqual(actions({ socketType: 'SOCK_DGRAM' }), []);
    assert.deepEqual(stripLines([endpoint({ state: 'failed' })])[0]?.actions, []);
  });

  it('counts what it does not list: 10,000 connections are 52 lines', () => {
    const shown = Array.from({ length: 50 }, (_, index) => connection({ id: index + 2 }));
    const lines = stripLines([endpoint({ openConnections: 10_000, connections: shown })]);
    assert.equal(lines.length, 52);
    assert.equal(lines.at(-1)?.words, 'and 9,950 more connections');
  });

  it('stays short with many endpoints', () => {
    const lines = stripLines(Array.from({ length: 5000 }, (_, id) => endpoint({ id })));
    assert.equal(lines.length, stripLimit + 1);
    assert.equal(lines.at(-1)?.words, `and ${(5000 - stripLimit).toLocaleString('en-US')} more endpoints`);
  });

  it('has a key of its own for every line', () => {
    const many = (first: number) =>
      Array.from({ length: 50 }, (_, index) => connection({ id: first + index }));
    const lines = stripLines(
      [1, 2, 3].map((id) => endpoint({ id, openConnections: 90, connections: many(id * 1000) })),
    );
    assert.equal(new Set(lines.map(({ key }) => key)).size, lines.length);
  });
});
