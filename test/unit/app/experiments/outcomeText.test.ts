import assert from 'node:assert/strict';
import { outcomeText } from '../../../../src/app/experiments/outcomeText.ts';

const failed = (code: string): string =>
  outcomeText({
    outcome: 'failed',
    durationMs: 25,
    failure: { line: 6, start: 0, end: 1, code, message: 'It failed.' },
  });

describe('outcomeText', () => {
  it('says in words where and why a test failed', () => {
    assert.equal(failed('ERR_UNEXPECTED'), '✗ Line 6: unexpected data (25 ms)');
    assert.equal(failed('ERR_TIMEOUT'), '✗ Line 6: timed out (25 ms)');
    assert.equal(failed('EPIPE'), '✗ Line 6: EPIPE (25 ms)');
  });

  it('says how long one took that passed, and of a cancelled one no more', () => {
    assert.equal(outcomeText({ outcome: 'passed', durationMs: 7 }), '✓ Passed in 7 ms');
    assert.equal(outcomeText({ outcome: 'cancelled', durationMs: 7 }), 'Cancelled');
  });
});
