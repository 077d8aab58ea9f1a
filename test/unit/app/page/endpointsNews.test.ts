import assert from 'node:assert/strict';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import type { EndpointsNotice } from '../../../../src/page/socketMessages.ts';
import { EndpointsNews } from '../../../../src/app/page/endpointsNews.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function lab() {
  const ledger = new Ledger();
  const clock = new FakeClock();
  let count = 0;
  const gone = { count: () => count, startAgain() {}, forget() {} };
  const news = new EndpointsNews({ ledger, clock, gone });
  const heard: EndpointsNotice[] = [];
  return {
    clock,
    news,
    heard,
    setGone: (to: number) => (count = to),
    open: () =>
      ledger.apply({
        type: 'opening',
        t: 0,
        endpoint: 1,
        kind: 'listener',
        transport: 'tcp',
        address: 'tcp://127.0.0.1:1',
      }),
    tell: (target?: number): boolean => news.tell(target, (notice) => void heard.push(notice)),
  };
}

describe('EndpointsNews', () => {
  it('tells everything once, and then only what changed: endpoints, target, sockets that are gone', () => {
    const { clock, heard, tell, open, setGone } = lab();
    const later = (target?: number): number => {
      clock.advance(100);
      tell(target);
      return heard.length;
    };
    assert.equal(later(), 1);
    assert.equal(later(), 1);
    open();
    assert.equal(later(), 2);
    assert.equal(later(1), 3);
    setGone(3);
    assert.equal(later(1), 4);
    assert.deepEqual([heard[3]?.gone, heard[3]?.target, heard[3]?.endpoints.length], [3, 1, 1]);
    assert.equal(heard[3]?.targetLabel, 'tcp://127.0.0.1:1');
    assert.equal(later(1), 4);
  });

  it('waits between two, and asks to be asked again', () => {
    const { clock, heard, tell, open } = lab();
    assert.equal(tell(), false);
    open();
    assert.equal(tell(), true);
    assert.equal(heard.length, 1);
    clock.advance(100);
    assert.equal(tell(), false);
    assert.equal(heard.length, 2);
  });

  it('tells a page that was loaded again everything at once', () => {
    const { heard, news, tell } = lab();
    tell();
    news.forget();
    tell();
    assert.equal(heard.length, 2);
  });
});
