import assert from 'node:assert/strict';
import type { RepeatState } from '../../../../src/model/repeat.ts';
import { repeatText } from '../../../../src/language/core/repeatText.ts';
import { repeatState } from '../../../support/repeatState.ts';

describe('repeatText', () => {
  const text = (other: Partial<RepeatState> = {}) => repeatText(repeatState(other), '127.0.0.1:53131');

  it('says what is sent, how much, how fast, and what was left out', () => {
    assert.equal(text(), 'Sending every 100 ms to 127.0.0.1:53131 · 1,234 sent · 9.98/s · 3 skipped');
    assert.equal(
      text({ everyMs: 0, times: 5000, skipped: 0 }),
      'Sending as fast as possible to 127.0.0.1:53131 · 1,234 of 5,000 sent · 9.98/s',
    );
    assert.equal(text({ sent: 1, skipped: 0 }), 'Sending every 100 ms to 127.0.0.1:53131 · 1 sent');
  });

  it('says how it ended, with the code', () => {
    assert.equal(
      text({ ending: { kind: 'done' }, sent: 10, times: 10, skipped: 0 }),
      'Sent 10 times to 127.0.0.1:53131 · 9.98/s',
    );
    assert.match(
      text({ ending: { kind: 'closed' } }),
      /^Stopped sending every 100 ms: 127\.0\.0\.1:53131 was closed · 1,234 sent/,
    );
    const failed = { kind: 'failed', code: 'EPIPE', message: 'It was closed.' } as const;
    assert.match(text({ ending: failed }), /^Stopped sending every 100 ms: It was closed \(EPIPE\) · /);
    assert.match(text({ ending: { kind: 'stopped' } }), /^Stopped sending to /);
  });
});
