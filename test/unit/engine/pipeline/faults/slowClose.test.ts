import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

describe('slowClose', () => {
  it('passes bytes on at once, and the end late', () => {
    const one = new PipelineLab().set('slowClose 1s').push('a').end();
    assert.deepEqual(one.wait(999).take(), ['0 pass a']);
    assert.deepEqual(one.wait(1).take(), ['1000 end']);
    assert.deepEqual(one.takeEffects(), ['slowClose delayed 0 end held for 1 s']);
    assert.equal(one.clock.pending, 0);
  });

  it('passes the end on when it is removed, and none if there was none', () => {
    assert.deepEqual(new PipelineLab().set('slowClose 1s').end().wait(10).set().take(), ['10 end']);
    assert.deepEqual(new PipelineLab().set('slowClose 1s').push('a').set().take(), ['0 pass a']);
  });

  it('holds a close, too', () => {
    const one = new PipelineLab().set('limit 1B', 'slowClose 1s').push('ab').wait(2000);
    assert.deepEqual(one.take(), ['0 pass a', '1000 close']);
  });
});
