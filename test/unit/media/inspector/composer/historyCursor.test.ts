import assert from 'node:assert/strict';
import { HistoryCursor } from '../../../../../media/inspector/composer/historyCursor.ts';

describe('HistoryCursor', () => {
  const history = ['one', 'two'].map((text) => ({ text, format: 'text' as const }));
  const draft = { text: 'draft', format: 'hex' as const };

  it('goes back to the oldest and forward to the draft it started from', () => {
    const cursor = new HistoryCursor();
    assert.equal(cursor.step(1, history, draft), undefined);
    assert.equal(cursor.step(-1, history, draft)?.text, 'two');
    assert.equal(cursor.step(-1, history, draft)?.text, 'one');
    assert.equal(cursor.step(-1, history, draft), undefined);
    assert.equal(cursor.step(1, history, draft)?.text, 'two');
    assert.equal(cursor.idle, false);
    assert.deepEqual(cursor.step(1, history, { text: 'two', format: 'text' }), draft);
    assert.equal(cursor.idle, true);
  });

  it('starts again after a reset', () => {
    const cursor = new HistoryCursor();
    cursor.step(-1, history, draft);
    cursor.reset();
    assert.equal(cursor.step(-1, history, draft)?.text, 'two');
  });
});
