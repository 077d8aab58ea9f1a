import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { answerTo, answerWithinRows } from '../../../../src/capture/trace/answerTo.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { data, make } from '../../../support/ledgerEvents.ts';

function captured(...events: readonly EngineEvent[]): CaptureStore {
  const store = new CaptureStore();
  events.forEach((event, index) => store.append({ ...event, t: 1000 * index }));
  return store;
}
const others = (count: number) => Array.from({ length: count }, () => data('in', 1, 7));

describe('answerTo', () => {
  it('is the next data the other way on the connection, over steps and other connections', () => {
    const drained = make('drained', { connection: 3 });
    const store = captured(data('out', 1, 3), data('in', 1, 7), drained, data('in', 1, 3), data('in', 1, 3));
    assert.deepEqual(answerTo(store, 0), { seq: 3, afterUs: 3000 });
  });

  it('is of the last part of a request that came in several', () => {
    const store = captured(data('out', 1, 3), data('out', 1, 3), data('in', 1, 3));
    assert.deepEqual([answerTo(store, 0), answerTo(store, 1)], [undefined, { seq: 2, afterUs: 1000 }]);
  });

  it('is open until something more comes, and for good once the connection has ended', () => {
    const store = captured(data('out', 1, 3), data('in', 1, 7));
    assert.equal(answerTo(store, 0), 'open');
    store.append(make('closed', { connection: 3 }));
    assert.equal(answerTo(store, 0), undefined);
  });

  it('is looked for among so many rows and no more', () => {
    const found = captured(data('out', 1, 3), ...others(answerWithinRows - 1), data('in', 1, 3));
    assert.equal((answerTo(found, 0) as { seq: number }).seq, answerWithinRows);
    const beyond = captured(data('out', 1, 3), ...others(answerWithinRows - 1));
    assert.equal(answerTo(beyond, 0), 'open');
    beyond.append(data('in', 1, 7));
    assert.equal(answerTo(beyond, 0), undefined);
    beyond.append(data('in', 1, 3));
    assert.equal(answerTo(beyond, 0), undefined);
  });
});
