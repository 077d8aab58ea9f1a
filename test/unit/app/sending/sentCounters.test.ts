import assert from 'node:assert/strict';
import type { CounterPart } from '../../../../src/language/payload/model/payloadPart.ts';
import { SentCounters } from '../../../../src/app/sending/sentCounters.ts';

const literal = { kind: 'literal', start: 0, end: 0, value: 1n } as const;
const counterAt = (start: number): CounterPart => ({
  kind: 'counter',
  start,
  end: start + 9,
  least: 1,
  first: literal,
  step: literal,
});

describe('SentCounters', () => {
  const send = (counters: SentCounters, text: string, to?: number, start = 0): bigint => {
    const { counter, used } = counters.turn(text, to);
    const number = counter(counterAt(start), 10n, 5n);
    used();
    return number;
  };

  it('goes on with each send of the same text to the same target, and with no other', () => {
    const counters = new SentCounters();
    assert.deepEqual([send(counters, 'a', 1), send(counters, 'a', 1)], [10n, 15n]);
    assert.equal(send(counters, 'a', 2), 10n);
    assert.equal(send(counters, 'b', 1), 10n);
    assert.equal(send(counters, 'a', 1), 20n);
  });

  it('keeps counters of one text apart by their places', () => {
    const counters = new SentCounters();
    const { counter, used } = counters.turn('ab', 1);
    counter(counterAt(0), 1n, 1n);
    counter(counterAt(10), 100n, 100n);
    used();
    const again = counters.turn('ab', 1);
    assert.equal(again.counter(counterAt(0), 1n, 1n), 2n);
    assert.equal(again.counter(counterAt(10), 100n, 100n), 200n);
  });

  it('uses nothing up where nothing went out', () => {
    const counters = new SentCounters();
    counters.turn('a', 1).counter(counterAt(0), 10n, 5n);
    assert.equal(send(counters, 'a', 1), 10n);
  });

  it('forgets what was sent longest ago', () => {
    const counters = new SentCounters();
    send(counters, 'oldest');
    send(counters, 'kept');
    for (let index = 0; index < 998; index++) send(counters, String(index));
    send(counters, 'kept');
    send(counters, 'one more');
    assert.equal(send(counters, 'kept'), 20n);
    assert.equal(send(counters, 'oldest'), 10n);
  });
});
