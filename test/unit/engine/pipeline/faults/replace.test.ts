import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

const sentBy = (one: PipelineLab): string => Buffer.concat(one.passed).toString('latin1');

/** Replaces from left to right, nothing twice; `?` in the pattern is any byte. */
function replaceAll(text: string, pattern: string, replacement: string): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    const fits = pattern
      .split('')
      .every((sign, index) => at + index < text.length && (sign === '?' || sign === text[at + index]));
    result += fits ? replacement : (text[at] ?? '');
    at += fits ? pattern.length : 1;
  }
  return result;
}

/** In payload notation; `?` is any byte. */
const notation = (pattern: string): string =>
  `hex"${pattern
    .split('')
    .map((sign) => (sign === '?' ? '??' : Buffer.from(sign).toString('hex')))
    .join(' ')}"`;

describe('replace', () => {
  it('puts other bytes in place of a pattern, and leaves chunks as they are', () => {
    const one = new PipelineLab()
      .set('replace "old" with "newer"')
      .push('an old, old hat', ' is not odd', '')
      .end();
    assert.deepEqual(one.take(), ['0 pass an newer, newer hat', '0 pass  is not odd', '0 end']);
    assert.deepEqual(one.takeEffects(), ['replace changed 6→10 replaced 2 occurrences']);
    assert.deepEqual(one.pipeline.counters, { in: 26, out: 30, dropped: 0, changed: 6, injected: 4 });
    one.checkCounters();
  });

  it('finds it across the borders of chunks, and passes on what cannot begin a match at once', () => {
    const one = new PipelineLab().set('replace "abc" with "X"').push('..a');
    assert.deepEqual(one.take(), ['0 pass ..']);
    assert.equal(one.pipeline.heldBytes, 1);
    assert.deepEqual(one.push('b').take(), []);
    assert.deepEqual(one.push('cab').take(), ['0 pass X']);
    assert.deepEqual(one.push('!').take(), ['0 pass ab!']);
    assert.deepEqual(one.takeEffects(), ['replace changed 3→1 replaced 1 occurrence']);
    one.checkCounters();
  });

  it('keeps nothing back for longer than 50 ms without anything that follows', () => {
    const one = new PipelineLab().set('replace "abc" with "X"').push('a').wait(40).push('b').wait(49);
    assert.deepEqual(one.take(), []);
    assert.deepEqual(one.wait(1).push('c').take(), ['90 pass ab', '90 pass c']);
    assert.deepEqual(one.push('a').push('x').wait(1000).take(), ['90 pass ax']);
    assert.equal(one.clock.pending, 0);
  });

  it('passes on what it keeps back with the end, and when it is removed', () => {
    assert.deepEqual(new PipelineLab().set('replace "abc" with "X"').push('ab').end().take(), [
      '0 pass ab',
      '0 end',
    ]);
    assert.deepEqual(new PipelineLab().set('replace "abc" with "X"').push('ab').set().push('c').take(), [
      '0 pass ab',
      '0 pass c',
    ]);
  });

  it('keeps a copy of what it keeps back', () => {
    const one = new PipelineLab().set('replace "abc" with "X"');
    const chunk = Buffer.from('ab');
    one.pipeline.chunk(chunk);
    chunk.fill('z');
    assert.deepEqual(one.push('c').take(), ['0 pass X']);
  });

  it('removes what is replaced by nothing', () => {
    const one = new PipelineLab().set('replace "ab" with ""').push('ab', 'xaby').end();
    assert.deepEqual(one.take(), ['0 pass xy', '0 end']);
    assert.equal(one.pipeline.counters.dropped, 4);
    one.checkCounters();
  });

  it('searches datagrams each for itself', () => {
    const one = new PipelineLab({ style: 'datagram' })
      .set('replace "ab" with ""')
      .push('a', 'b', 'ab', '', 'xab');
    assert.deepEqual(one.take(), ['0 pass a', '0 pass b', '0 pass ', '0 pass ', '0 pass x']);
    assert.equal(one.clock.pending, 0);
    one.checkCounters();
  });

  it('replaces in a stream what is replaced in the whole text, whatever the chunks', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '?'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 8 }),
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'X'), maxLength: 6 }),
        (chunks, pattern, replacement) => {
          const one = new PipelineLab().set(`replace ${notation(pattern)} with "${replacement}"`);
          const whole = chunks.join('');
          for (const chunk of chunks) {
            one.push(chunk);
            one.checkCounters();
            assert.ok(one.pipeline.heldBytes < pattern.length);
          }
          one.end();
          assert.equal(sentBy(one), replaceAll(whole, pattern, replacement));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('replaces byte by byte what it replaces at once', () => {
    const text = 'aababaabcabcaab'.repeat(20);
    for (const pattern of ['aab', 'abab', 'a??b', 'aabcab']) {
      const one = new PipelineLab()
        .set(`replace ${notation(pattern)} with "-"`)
        .push(...text.split(''))
        .end();
      assert.equal(sentBy(one), replaceAll(text, pattern, '-'));
    }
  });
});
