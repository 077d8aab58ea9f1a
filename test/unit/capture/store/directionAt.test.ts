import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { data, make } from '../../../support/ledgerEvents.ts';

describe('The direction of a row', () => {
  it('is in for every call that receives and out for every call that sends, as the row itself says', () => {
    const store = new CaptureStore();
    for (const call of ['recv', 'recvfrom'] as const) store.append({ ...data('in', 3), call });
    for (const call of ['send', 'sendto'] as const) store.append({ ...data('out', 3), call });
    const found = [0, 1, 2, 3].map((seq) => store.directionAt(seq));
    assert.deepEqual(found, ['in', 'in', 'out', 'out']);
    assert.deepEqual(
      found,
      store.rows(0, 4).map(({ direction }) => direction),
    );
  });

  it('is there for a chunk without bytes, but not for an event, even one that has a direction or such a call', () => {
    const store = new CaptureStore();
    store.append(data('in', 0));
    store.append(data('out', 0));
    store.append(make('end', { call: 'recv', direction: 'in' }));
    store.append(make('reset', { call: 'send', direction: 'out' }));
    store.append(make('waiting'));
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((seq) => store.directionAt(seq)),
      ['in', 'out', undefined, undefined, undefined],
    );
  });

  it('is unknown for a row that is no longer kept and for one that has not come yet', () => {
    const store = new CaptureStore({ limitRows: 2 });
    for (let count = 0; count < 3; count++) store.append(data('out', 1));
    assert.deepEqual(
      [-1, 0, 1, 2, 3].map((seq) => store.directionAt(seq)),
      [undefined, undefined, 'out', 'out', undefined],
    );
    store.clear();
    assert.equal(store.directionAt(2), undefined);
  });
});
