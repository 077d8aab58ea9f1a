import assert from 'node:assert/strict';
import { patternOf } from '../../../../src/engine/pipeline/faultTexts.ts';

describe('patternOf', () => {
  it('reads a pattern, and refuses what no fault has', () => {
    assert.deepEqual(patternOf('"a" hex"??"').bytes.length, 2);
    assert.throws(() => patternOf('{{x}}'), /The pattern \{\{x\}\} of a fault is wrong: /);
  });
});
