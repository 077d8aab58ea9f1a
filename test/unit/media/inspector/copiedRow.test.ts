import assert from 'node:assert/strict';
import { copiedRow } from '../../../../media/inspector/copiedRow.ts';

describe('copiedRow', () => {
  it('is one line with a column for each of the list', () => {
    const bytes = new Uint8Array(Buffer.from('a\tb\n'));
    const row = {
      seq: 1234,
      t: 1500,
      endpoint: 1,
      connection: 2,
      type: 'data',
      length: 4,
      offset: 0,
    } as const;
    const cached = {
      row: { ...row, call: 'recv', direction: 'in' } as const,
      preview: bytes,
      peer: '127.0.0.1:5',
    };
    const startedAtMs = new Date(2026, 10, 20, 12, 4, 31, 118).getTime();
    assert.equal(copiedRow(cached, startedAtMs), '1234\t12:04:31.119\t127.0.0.1:5\t↓\trecv\t4\ta\\tb\\n');
  });
});
