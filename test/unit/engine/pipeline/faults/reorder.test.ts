import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

const numbersIn = (lines: readonly string[]): number[] => lines.map((line) => Number(line.split(' ')[2]));

describe('reorder', () => {
  it('holds each for a time of its own, as likely as any other, within its limit', () => {
    const [count, gapMs] = [100_000, 200];
    const one = new PipelineLab({ style: 'datagram' }).set('reorder within 100ms');
    let sum = 0;
    for (let number = 0; number < count; number++) {
      one.push('x').wait(gapMs);
      const [at = ''] = one.take();
      const late = Number(at.split(' ')[0]) - number * gapMs;
      assert.ok(late >= 0 && late <= 100);
      sum += late;
    }
    assert.ok(Math.abs(sum / count - 50.5) < 0.5, `mean ${sum / count}`);
    one.checkCounters();
  }).timeout(30_000);

  it('has those that come close to each other overtake, and loses none', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('reorder within 50ms');
    for (let number = 0; number < 100; number++) one.push(String(number)).wait(10);
    const numbers = numbersIn(one.wait(100).take());
    const late = numbers.filter((number, index) => number < Math.max(...numbers.slice(0, index + 1)));
    assert.ok(late.length > 20 && late.length < 80, String(late.length));
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      Array.from({ length: 100 }, (_, number) => number),
    );
    assert.match(one.takeEffects()[0] ?? '', /^reorder reordered 1 held for \d+ ms$/);
    assert.equal(one.clock.pending, 0);
  });

  it('leaves those alone that come further apart', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('reorder within 50ms');
    for (let number = 0; number < 20; number++) one.push(String(number)).wait(51);
    assert.deepEqual(
      numbersIn(one.take()),
      Array.from({ length: 20 }, (_, number) => number),
    );
  });

  it('releases what it holds', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('reorder within 1h').push('1', '2', '3').set();
    assert.deepEqual(
      numbersIn(one.take()).toSorted((a, b) => a - b),
      [1, 2, 3],
    );
    assert.equal(one.clock.pending, 0);
    one.checkCounters();
  });
});
