import assert from 'node:assert/strict';
import { heldChoices, heldNotation } from '../../../../src/app/questions/heldChoices.ts';
import type { HeldItem } from '../../../../src/model/heldItem.ts';

const item = (text: string, more: Partial<HeldItem> = {}): HeldItem => {
  return { id: 1, endpoint: 1, connection: 2, flow: 'up', bytes: Buffer.from(text), t: 0, ...more };
};

describe('heldChoices', () => {
  it('says what is held, in which direction, and for how long', () => {
    const items = [item('GET /\r\n'), item('x'.repeat(100), { flow: 'down', t: 2_000_000 })];
    const choices = heldChoices(items, ({ connection }) => `pair ${connection}`, 3_000_000);
    assert.deepEqual(
      choices.map(({ label, description }) => [label, description]),
      [
        ['→ 7 B "GET /\\r\\n"', 'pair 2 · held for 3 s'],
        [`← 100 B "${'x'.repeat(48)}…"`, 'pair 2 · held for 1 s'],
      ],
    );
  });

  it('writes what is edited in payload notation, on one line', () => {
    assert.equal(heldNotation(item('a\n"b"')), String.raw`"a\n\"b\""`);
    assert.equal(heldNotation(item('', { bytes: Uint8Array.from([0, 1, 254]) })), 'hex"00 01 fe"');
    assert.equal(heldNotation(item('')), '""');
  });
});
