import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { trafficOf } from '../../../../src/app/experiments/trafficOf.ts';
import { data, make, relayed } from '../../../support/ledgerEvents.ts';
import { SlowClock } from '../../../support/fakeClock.ts';

/** A listener with one connection, and much that another connection did before its second chunk. */
function lab(limitRows = 20_000) {
  const store = new CaptureStore({ limitRows });
  const ledger = new Ledger();
  const clock = new SlowClock();
  const tell = (event: EngineEvent): void => {
    store.append(event);
    ledger.apply(event);
  };
  tell(make('opening'));
  tell(make('accepted'));
  tell(data('in', 3));
  for (let count = 0; count < 10_000; count++) tell(data('in', 1, 9));
  tell(data('out', 4));
  /** Gives the work its turns; answers how many it took. */
  const turns = async (work: Promise<unknown>): Promise<number> => {
    let count = 0;
    for (let settled: unknown; settled === undefined; count++) {
      await setImmediate();
      settled = await Promise.race([work, Promise.resolve(undefined)]);
      clock.advance(0);
    }
    return count;
  };
  return { store, tell, turns, parts: { store, ledger, clock } };
}

const shape = ({ pieces }: Awaited<ReturnType<typeof trafficOf>>) =>
  pieces.map(({ side, kind, bytes }) => [side, kind, bytes?.length]);

describe('trafficOf', () => {
  it('takes the rows of the connection slice by slice, with a turn for others between two', async () => {
    const { parts, turns } = lab();
    const work = trafficOf(2, parts);
    assert.ok((await turns(work)) > 2);
    assert.deepEqual(shape(await work), [
      ['client', 'data', 3],
      ['server', 'data', 4],
    ]);
    assert.equal((await work).source.isCut, false);
  });

  it('takes only the chosen rows', async () => {
    const { parts, turns } = lab();
    const work = trafficOf(2, parts, [2]);
    await turns(work);
    assert.deepEqual(shape(await work), [['client', 'data', 3]]);
  });

  it('says that the beginning is lost when it is dropped while it is read', async () => {
    const { parts, store, tell, turns } = lab(10_100);
    for (let count = 0; count < 20; count++) tell(data('in', 5));
    const rowOf = store.row.bind(store);
    let read = 0;
    store.row = (seq) => {
      // After two of the rows, the capture is full, and loses them and some that are not read yet.
      if (++read === 3) for (let count = 0; count < 10_090; count++) tell(data('in', 1, 9));
      return rowOf(seq);
    };
    const work = trafficOf(2, parts);
    await turns(work);
    assert.deepEqual(
      shape(await work),
      Array.from({ length: 10 }, () => ['client', 'data', 5]),
    );
    assert.equal((await work).source.isCut, true);
  });

  it('has where TLS was started, without the ClientHello that had come as data', async () => {
    const { tell, parts, turns } = lab();
    const hello = Uint8Array.of(0x16, 0x03, 0x01, 0x00, 0x02, 0x01);
    tell({ ...data('in', hello.length), bytes: hello });
    tell(data('in', 1));
    tell(data('out', 2));
    tell(make('handshake', { role: 'server' }));
    tell(data('in', 5));
    const work = trafficOf(2, parts);
    await turns(work);
    assert.deepEqual(shape(await work).slice(2), [
      ['server', 'data', 2],
      ['server', 'secure', undefined],
      ['client', 'data', 5],
    ]);
  });

  it('has no handshake that failed, nor that of a tls address', async () => {
    const { tell, parts, turns } = lab();
    tell(make('handshake', { failure: { code: 'ERR_TLS_PLAIN_TEXT', message: 'no' } }));
    tell(make('opening', { endpoint: 30, transport: 'tls' }));
    tell(make('accepted', { endpoint: 30, connection: 31 }));
    tell(make('handshake', { endpoint: 30, connection: 31 }));
    const plain = trafficOf(2, parts);
    await turns(plain);
    const encrypted = trafficOf(31, parts);
    await turns(encrypted);
    for (const one of [plain, encrypted])
      assert.ok((await one).pieces.every(({ kind }) => kind !== 'secure'));
  });

  it('takes a relay for the client of its target', async () => {
    const { tell, parts, turns } = lab();
    for (const event of [...relayed, data('out', 3, 3), data('in', 4, 3)]) tell({ ...event, endpoint: 20 });
    const work = trafficOf(3, parts);
    await turns(work);
    assert.deepEqual(shape(await work), [
      ['client', 'data', 3],
      ['server', 'data', 4],
    ]);
  });

  it('refuses what is not one connection', async () => {
    const { parts, tell } = lab();
    await assert.rejects(trafficOf(77, parts), { code: 'ENOTCONN' });
    tell(make('accepted', { connection: 12 }));
    await assert.rejects(trafficOf(1, parts), { code: 'EINVAL' });
  });
});
