import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { CaptureStore } from '../../../../../src/capture/store/captureStore.ts';
import { ScanTurns } from '../../../../../src/capture/scan.ts';
import { Ledger } from '../../../../../src/capture/ledger/ledger.ts';
import type { EngineEvent } from '../../../../../src/model/engineEvent.ts';
import type { PageContext } from '../../../../../src/app/page/context/pageContext.ts';
import { detailRequests } from '../../../../../src/app/page/requests/detailRequests.ts';
import { data, make } from '../../../../support/ledgerEvents.ts';
import { SlowClock } from '../../../../support/fakeClock.ts';

/** A write of a client of ours to a listener of ours, and much that another connection did after it. */
function lab() {
  const store = new CaptureStore();
  const ledger = new Ledger();
  const tell = (event: EngineEvent): void => {
    store.append(event);
    ledger.apply(event);
  };
  tell(make('opening'));
  tell(make('opening', { endpoint: 5, kind: 'client' }));
  tell(make('accepted'));
  tell(make('connecting', { endpoint: 5, connection: 6 }));
  tell(make('connected', { endpoint: 5, connection: 6, local: '127.0.0.1:6000', remote: '127.0.0.1:4000' }));
  tell({ ...data('out', 4, 6), endpoint: 5 });
  for (let count = 0; count < 5_000; count++) tell(data('in', 1, 9));
  const clock = new SlowClock();
  return {
    clock,
    requests: detailRequests({
      store,
      ledger,
      turns: new ScanTurns(clock),
    } as Partial<PageContext> as PageContext),
  };
}

const goesOn = { cancelled: false, onCancelled: () => undefined };

describe('detailRequests', () => {
  it('searches slice by slice with a turn for others between two', async () => {
    const { clock, requests } = lab();
    const answer = Promise.resolve(requests.writeToRead({ generation: 0, seq: 5 }, goesOn));
    let turns = 0;
    for (let settled: unknown; settled === undefined; turns++) {
      await setImmediate();
      settled = await Promise.race([answer, Promise.resolve(undefined)]);
      clock.advance(0);
    }
    assert.deepEqual(await answer, { remarks: [], reason: 'Not read yet.' });
    assert.ok(turns > 3, `${turns} turns`);
  });

  it('stops when nobody waits for the answer any more, and leaves no timer', async () => {
    const { clock, requests } = lab();
    const cancellation = { ...goesOn };
    const answer = requests.writeToRead({ generation: 0, seq: 5 }, cancellation);
    await setImmediate();
    cancellation.cancelled = true;
    clock.advance(0);
    await answer;
    assert.equal(clock.pending, 0);
  });
});
