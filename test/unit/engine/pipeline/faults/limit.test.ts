import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

describe('limit', () => {
  it('closes after so many bytes, whatever the chunks', () => {
    const chunks = fc.array(fc.nat(20), { maxLength: 30 });
    fc.assert(
      fc.property(chunks, fc.nat(200), (sizes, limit) => {
        const one = new PipelineLab().set(`limit ${limit}B`);
        for (const size of sizes) one.pipeline.chunk(Buffer.alloc(size, 'x'));
        const sent = sizes.reduce((sum, size) => sum + size, 0);
        assert.equal(one.pipeline.counters.out, Math.min(limit, sent));
        // With nothing to wait for it closes with the last byte, not with the next.
        assert.equal(
          one.seen.filter((line) => line === '0 close').length,
          sent >= limit && sizes.length > 0 ? 1 : 0,
        );
        one.checkCounters();
      }),
    );
  });

  it('says what it kept', () => {
    const one = new PipelineLab().set('limit 1.5kB');
    one.pipeline.chunk(Buffer.alloc(1000));
    one.pipeline.chunk(Buffer.alloc(1000));
    one.pipeline.chunk(Buffer.alloc(1000));
    assert.deepEqual(one.takeEffects(), ['limit closed 1000→500 closed after 1,500 bytes']);
    assert.equal(one.pipeline.counters.dropped, 1500);
  });

  it('closes at once after no bytes', () => {
    assert.deepEqual(new PipelineLab().set('limit 0B').wait(0).take(), ['0 close']);
    assert.deepEqual(new PipelineLab().set('limit 0B').push('a').take(), ['0 close']);
  });

  it('passes the end on before', () => {
    assert.deepEqual(new PipelineLab().set('limit 5B').push('abc').end().take(), ['0 pass abc', '0 end']);
  });

  it('counts from when it is set', () => {
    const one = new PipelineLab().set().push('abc').set('limit 2B').push('d', 'e', 'f');
    assert.deepEqual(one.take(), ['0 pass abc', '0 pass d', '0 pass e', '0 close']);
  });

  it('loses the datagram that goes beyond it, and all that follow', () => {
    const one = new PipelineLab({ style: 'datagram' }).set('limit 5B').push('abc', 'de', '', 'f', '', 'g');
    assert.deepEqual(one.take(), ['0 pass abc', '0 pass de', '0 pass ']);
    assert.deepEqual(one.takeEffects(), [
      'limit dropped 1→0 lost after 5 bytes',
      'limit dropped 0→0 lost after 5 bytes',
      'limit dropped 1→0 lost after 5 bytes',
    ]);
    one.checkCounters();
    const early = new PipelineLab({ style: 'datagram' }).set('limit 5B').push('abc', 'def', 'g');
    assert.deepEqual(early.take(), ['0 pass abc']);
  });
});
