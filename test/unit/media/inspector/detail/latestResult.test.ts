import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { LatestResult } from '../../../../../media/inspector/detail/latestResult.ts';

describe('LatestResult', () => {
  it('delivers the result of the latest request only, and aborts the others', async () => {
    const delivered: (string | undefined)[] = [];
    const signals: AbortSignal[] = [];
    const results: ((result: string) => void)[] = [];
    const latest = new LatestResult<string>((result) => void delivered.push(result));
    const send = (signal: AbortSignal): Promise<string> => {
      signals.push(signal);
      return new Promise((resolve) => void results.push(resolve));
    };
    latest.request('a', send);
    latest.request('a', send);
    latest.request('b', send);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
    results[1]?.('B');
    results[0]?.('A');
    await setImmediate();
    assert.deepEqual(delivered, [undefined, undefined, 'B']);
    latest.request('', send);
    assert.equal(signals.length, 2);
    assert.equal(delivered.at(-1), undefined);
  });

  it('repeats a request after a failure', async () => {
    let sent = 0;
    const latest = new LatestResult<string>(() => undefined);
    const failing = (): Promise<string> => {
      sent += 1;
      return Promise.reject(new Error('gone'));
    };
    latest.request('a', failing);
    await setImmediate();
    latest.request('a', failing);
    assert.equal(sent, 2);
  });
});
