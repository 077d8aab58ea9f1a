import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { LatestAnswer } from '../../../../../media/inspector/bytes/latestAnswer.ts';

describe('LatestAnswer', () => {
  it('tells the answer to the latest question only, and takes the others back', async () => {
    const told: (string | undefined)[] = [];
    const signals: AbortSignal[] = [];
    const answers: ((answer: string) => void)[] = [];
    const latest = new LatestAnswer<string>((answer) => void told.push(answer));
    const question = (signal: AbortSignal): Promise<string> => {
      signals.push(signal);
      return new Promise((resolve) => void answers.push(resolve));
    };
    latest.ask('a', question);
    latest.ask('a', question);
    latest.ask('b', question);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
    answers[1]?.('B');
    answers[0]?.('A');
    await setImmediate();
    assert.deepEqual(told, [undefined, undefined, 'B']);
    latest.ask('', question);
    assert.equal(signals.length, 2);
    assert.equal(told.at(-1), undefined);
  });

  it('asks again after a failure', async () => {
    let asked = 0;
    const latest = new LatestAnswer<string>(() => undefined);
    const failing = (): Promise<string> => {
      asked += 1;
      return Promise.reject(new Error('gone'));
    };
    latest.ask('a', failing);
    await setImmediate();
    latest.ask('a', failing);
    assert.equal(asked, 2);
  });
});
