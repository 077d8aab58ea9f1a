import assert from 'node:assert/strict';
import { spokenStatus, statusText } from '../../../src/vscode/statusText.ts';

describe('statusText', () => {
  it('counts what is open, with rates only while something flows', () => {
    assert.equal(statusText(2, { inBytesPerSecond: 0, outBytesPerSecond: 0.4 }), '$(broadcast) 2');
    const flowing = { inBytesPerSecond: 1_234_567, outBytesPerSecond: 340.2 };
    assert.equal(statusText(2, flowing), '$(broadcast) 2 · ↓ 1.2 MB/s ↑ 340 B/s');
  });

  it('says it without signs too', () => {
    assert.equal(
      spokenStatus(1, { inBytesPerSecond: 0, outBytesPerSecond: 0 }),
      'Socket Lab: 1 open endpoint',
    );
    assert.match(
      spokenStatus(2, { inBytesPerSecond: 5, outBytesPerSecond: 0 }),
      /receiving 5 B\/s, sending 0 B\/s/,
    );
  });
});
