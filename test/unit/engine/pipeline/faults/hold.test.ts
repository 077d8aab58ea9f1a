import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

const texts = (one: PipelineLab): string[] => one.held.list.map(({ bytes }) => Buffer.from(bytes).toString());
const idOf = (one: PipelineLab, text: string): number =>
  one.held.list.find(({ bytes }) => Buffer.from(bytes).toString() === text)?.id ?? 0;

describe('hold', () => {
  it('keeps everything until it is forwarded, in order', () => {
    const one = new PipelineLab().set('hold').push('a').wait(10).push('b').end().wait(1000);
    assert.deepEqual(one.take(), []);
    assert.deepEqual(texts(one), ['a', 'b']);
    const [first, second] = one.held.list;
    const at = { endpoint: 1, connection: 2, flow: 'up' } as const;
    assert.deepEqual(first, { ...at, id: 1, bytes: Buffer.from('a'), t: 0 });
    assert.deepEqual(second, { ...at, id: 2, bytes: Buffer.from('b'), t: 10_000 });
    // The second cannot overtake the first.
    assert.equal(one.held.decide(2, { kind: 'forward' })?.ok, true);
    assert.deepEqual(one.wait(10).take(), []);
    assert.equal(one.held.decide(1, { kind: 'forward' })?.ok, true);
    assert.deepEqual(one.wait(0).take(), ['1020 pass a', '1020 pass b', '1020 end']);
    assert.deepEqual(one.takeEffects(), [
      'hold held 1 1 byte waits for a decision as 1',
      'hold held 1 1 byte waits for a decision as 2',
      'hold delayed 1 2 forwarded, held for 1 s',
      'hold delayed 1 1 forwarded, held for 1 s',
    ]);
    assert.deepEqual(texts(one), []);
    assert.equal(one.held.decide(1, { kind: 'forward' }), undefined);
    one.checkCounters();
    assert.equal(one.clock.pending, 0);
  });

  it('keeps on a stream what a pattern is in, and what follows it', () => {
    const one = new PipelineLab().set('hold "GET " hex"??"').push('x', 'a GET /', 'y', 'GET z', 'w').end();
    assert.deepEqual(one.take(), ['0 pass x']);
    assert.deepEqual(texts(one), ['a GET /', 'GET z']);
    one.held.decide(idOf(one, 'a GET /'), { kind: 'drop' });
    assert.deepEqual(one.wait(0).take(), ['0 pass y']);
    one.held.decide(idOf(one, 'GET z'), { kind: 'forward', bytes: Buffer.from('longer than it was') });
    assert.deepEqual(one.wait(0).take(), ['0 pass longer than it was', '0 pass w', '0 end']);
    assert.deepEqual(one.takeEffects().slice(2), [
      'hold dropped 7→0 1 dropped, held for 0 µs',
      'hold changed 5→18 2 edited, 5 → 18 bytes, held for 0 µs',
    ]);
    assert.deepEqual(one.pipeline.counters, { in: 15, out: 21, dropped: 7, changed: 5, injected: 13 });
    one.checkCounters();
  });

  it('lets datagrams pass that do not match, and decides on each for itself', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('hold "x"').push('x1', 'a', 'x2', 'x3', 'x4');
    assert.deepEqual(one.take(), ['0 pass a']);
    one.held.decide(idOf(one, 'x3'), { kind: 'forward' });
    one.held.decide(idOf(one, 'x2'), { kind: 'drop' });
    one.held.decide(idOf(one, 'x4'), { kind: 'forward', bytes: Buffer.from('') });
    assert.deepEqual(one.take(), ['0 pass x3', '0 pass ']);
    assert.deepEqual(texts(one), ['x1']);
    one.checkCounters();
    assert.equal(one.pipeline.heldBytes, 2);
  });

  it('resets the connection, which leaves nothing to decide', () => {
    const one = new PipelineLab().set('hold').push('a', 'b');
    one.held.decide(2, { kind: 'reset' });
    assert.deepEqual(one.take(), ['0 reset']);
    assert.deepEqual(texts(one), []);
    assert.match(one.takeEffects().at(-1) ?? '', /^hold reset 0 2 reset the pair, held for/);
    assert.equal(one.pipeline.counters.dropped, 2);
    one.checkCounters();
    assert.equal(one.clock.pending, 0);
  });

  it('has the sender wait while much waits for a decision, and then reads on', () => {
    const one = new PipelineLab().set('hold');
    one.pipeline.chunk(Buffer.alloc(256 * 1024));
    assert.equal(one.isPaused, true);
    one.held.decide(1, { kind: 'drop' });
    assert.equal(one.wait(0).isPaused, false);
    const datagrams = new PipelineLab({ style: 'datagram' }).set('hold "x"');
    for (let number = 0; number < 5; number++) datagrams.pipeline.chunk(Buffer.alloc(60 * 1024, 'x'));
    assert.equal(datagrams.push('x').held.list.length, 5);
  });

  it('releases everything in order when it is removed, and asks nobody any more', () => {
    const one = new PipelineLab().set('hold "x"').push('x1', 'a', 'x2', 'x3').end();
    one.held.decide(2, { kind: 'forward' });
    one.takeEffects();
    one.set();
    assert.deepEqual(one.take(), ['0 pass x1', '0 pass a', '0 pass x2', '0 pass x3', '0 end']);
    assert.deepEqual(texts(one), []);
    assert.deepEqual(one.takeEffects(), [
      'hold delayed 2 1 released, held for 0 µs',
      'hold delayed 2 3 released, held for 0 µs',
    ]);
    assert.equal(one.held.decide(1, { kind: 'drop' }), undefined);
    one.checkCounters();
  });

  it('tells how much waits with it, and for which id', () => {
    const one = new PipelineLab().set('hold "x"').push('x1', 'abc', 'x2');
    const told = one.effects.map(({ held, waiting }) => [held, waiting]);
    assert.deepEqual(told, [
      [1, 2],
      [2, 7],
    ]);
    one.held.decide(1, { kind: 'drop' });
    assert.equal(one.effects.at(-1)?.held, 1);
  });

  it('takes the same bytes as forwarded, and none as an edit that leaves nothing', () => {
    const one = new PipelineLab().set('hold').push('same', 'gone', 'c').end();
    one.held.decide(1, { kind: 'forward', bytes: Buffer.from('same') });
    one.held.decide(2, { kind: 'forward', bytes: new Uint8Array() });
    one.held.decide(3, { kind: 'forward' });
    one.wait(0);
    assert.equal(Buffer.concat(one.passed).toString(), 'samec');
    assert.deepEqual(one.takeEffects().slice(3, 5), [
      'hold delayed 4 1 forwarded, held for 0 µs',
      'hold changed 4→0 2 edited, 4 → 0 bytes, held for 0 µs',
    ]);
    one.checkCounters();
  });

  for (const style of ['stream', 'datagram'] as const)
    it(`can be decided on by whoever is told of it: ${style}`, () => {
      const one = new PipelineLab({
        style,
        onNote: ({ did, held = 0 }) => {
          if (did === 'held') one.held.decide(held, { kind: held === 1 ? 'forward' : 'drop' });
        },
      }).set('hold');
      one.push('a', 'b').end().wait(0);
      assert.deepEqual(one.take(), ['0 pass a', '0 end']);
      assert.deepEqual(texts(one), []);
      one.checkCounters();
    });

  it('asks nobody about a connection that is over', () => {
    const one = new PipelineLab().set('hold').push('a');
    one.pipeline.dispose();
    assert.deepEqual(texts(one), []);
  });

  it('keeps chunks by chance', () => {
    const one = new PipelineLab()
      .set('hold chance 50% per chunk')
      .push(...'abcdefghij'.split(''))
      .end();
    while (one.held.list.length > 0) {
      one.held.decide(one.held.list[0]?.id ?? 0, { kind: 'forward' });
      one.wait(0);
    }
    assert.equal(Buffer.concat(one.passed).toString(), 'abcdefghij');
    assert.match(one.seen.at(-1) ?? '', /end$/);
    const held = one.effects.filter(({ did }) => did === 'held').length;
    assert.ok(held > 0 && held < 10, String(held));
  });

  it('keeps bytes and order, in whatever order they are forwarded', () => {
    const chunk = fc.constantFrom('x', 'xa', 'b', 'cc', 'dx');
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 20 }), fc.array(fc.nat()), (chunks, order) => {
        const one = new PipelineLab().set('latency 1ms', 'hold "x"', 'slice 1B');
        for (const text of chunks) one.push(text);
        one.end().wait(5);
        for (let round = 0; one.held.list.length > 0; round++) {
          const { list } = one.held;
          one.held.decide(list[(order[round] ?? 0) % list.length]?.id ?? 0, { kind: 'forward' });
          one.wait(1);
          one.checkCounters();
        }
        assert.equal(Buffer.concat(one.passed).toString(), chunks.join(''));
        assert.match(one.seen.at(-1) ?? '', /end$/);
      }),
    );
  });
});
