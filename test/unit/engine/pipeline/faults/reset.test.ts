import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

describe('reset', () => {
  it('resets after its time, and passes everything on before', () => {
    const one = new PipelineLab()
      .set('reset after 500ms')
      .push('a')
      .wait(499)
      .push('b')
      .end()
      .wait(1)
      .push('c');
    assert.deepEqual(one.take(), ['0 pass a', '499 pass b', '499 end', '500 reset']);
    assert.deepEqual(one.takeEffects(), ['reset reset 0 reset after 500 ms']);
    one.checkCounters();
  });

  it('resets at once without a time, before anything is passed on', () => {
    assert.deepEqual(new PipelineLab().set('reset').wait(0).take(), ['0 reset']);
    const one = new PipelineLab().set('reset').push('abc');
    assert.deepEqual(one.take(), ['0 reset']);
    assert.deepEqual(one.takeEffects(), ['reset reset 3→0 reset']);
    one.checkCounters();
  });

  it('counts its time from when it is set', () => {
    const one = new PipelineLab().wait(1000).set('reset after 500ms');
    assert.deepEqual(one.wait(1000).take(), ['1500 reset']);
  });

  it('does not happen once it is removed', () => {
    const one = new PipelineLab().set('reset after 500ms').wait(499).set().wait(1000);
    assert.deepEqual(one.take(), []);
  });
});
