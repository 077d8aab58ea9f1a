import assert from 'node:assert/strict';
import { ConnectionRecord } from '../../../../src/capture/ledger/connectionRecord.ts';
import { EndpointRecord } from '../../../../src/capture/ledger/endpointRecord.ts';
import { icmpFailure, refusedFailure, timeoutFailure } from '../../../support/ledgerEvents.ts';

describe('ConnectionRecord', () => {
  it('begins with nothing but the family and the socket type its endpoint has by then', () => {
    const owner = new EndpointRecord(1);
    const early = new ConnectionRecord(2, owner, 5);
    Object.assign(owner, { family: 'AF_INET6', socketType: 'SOCK_STREAM', fd: 20, error: refusedFailure });
    const nothing = {
      endpoint: 1,
      local: '',
      remote: '',
      state: 'connecting',
      bytesIn: 0,
      bytesOut: 0,
      chunksIn: 0,
      chunksOut: 0,
      queued: 0,
      readingPaused: false,
      openedAt: 5,
    };
    assert.deepEqual(early.snapshot(), { id: 2, ...nothing });
    assert.deepEqual(new ConnectionRecord(3, owner, 5).snapshot(), {
      id: 3,
      ...nothing,
      family: 'AF_INET6',
      socketType: 'SOCK_STREAM',
    });
  });

  it('answers the same snapshot until its version changes, and never alters one it has given', () => {
    const record = new ConnectionRecord(2, new EndpointRecord(1), 0);
    const first = record.snapshot();
    record.queued = 7;
    assert.equal(record.snapshot(), first);
    record.version++;
    const second = record.snapshot();
    assert.deepEqual([first.queued, second.queued], [0, 7]);
    assert.equal(record.snapshot(), second);
  });

  it('forgets the error of an attempt once established, and keeps a descriptor it was told before', () => {
    const record = new ConnectionRecord(2, new EndpointRecord(1), 0);
    record.error = refusedFailure;
    record.fd = 21;
    record.established('a', 'b', undefined);
    assert.deepEqual([record.state, record.error, record.fd], ['established', undefined, 21]);
    record.established('a', 'b', 22);
    assert.equal(record.fd, 22);
  });

  it('on UDP has failed by an error only where it was never established', () => {
    const owner = Object.assign(new EndpointRecord(1), { transport: 'udp' });
    const [refused, live] = [new ConnectionRecord(2, owner, 0), new ConnectionRecord(3, owner, 0)];
    live.established('a', 'b', 20);
    for (const record of [refused, live]) {
      record.error = icmpFailure;
      record.closed(50);
    }
    assert.deepEqual([refused.state, live.state], ['failed', 'closed']);
    assert.equal(live.snapshot().error, icmpFailure);
  });

  it('with an error has failed although one direction had ended in order, whichever it was', () => {
    for (const direction of ['in', 'out'] as const) {
      const record = new ConnectionRecord(2, new EndpointRecord(1), 0);
      record.established('a', 'b', 20);
      record.ended(direction);
      record.error = timeoutFailure;
      record.closed(50);
      assert.equal(record.state, 'failed', direction);
    }
  });

  it('that was reset without a reason keeps the one it has, and takes a later one', () => {
    const record = new ConnectionRecord(2, new EndpointRecord(1), 0);
    record.established('a', 'b', 20);
    record.error = timeoutFailure;
    record.queued = 9;
    record.wasReset(undefined);
    assert.deepEqual([record.error, record.queued], [timeoutFailure, 0]);
    record.wasReset(refusedFailure);
    assert.equal(record.error, refusedFailure);
  });

  it('that was reset stays reset, even where both directions had ended', () => {
    const record = new ConnectionRecord(2, new EndpointRecord(1), 0);
    record.established('a', 'b', 20);
    record.ended('in');
    record.ended('out');
    assert.equal(record.state, 'closed');
    record.wasReset(undefined);
    record.closed(50);
    assert.equal(record.state, 'reset');
  });
});
