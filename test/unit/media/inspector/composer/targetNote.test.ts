import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { TargetNote } from '../../../../../media/inspector/composer/targetNote.ts';

describe('TargetNote', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => mock.timers.reset());

  it('shows a line for a few seconds, however often it is drawn, and then has the page drawn', () => {
    let draws = 0;
    const note = new TargetNote(() => (draws += 1));
    assert.equal(note.shown('Now sending to :1'), 'Now sending to :1');
    mock.timers.tick(5000);
    assert.equal(note.shown('Now sending to :1'), 'Now sending to :1');
    mock.timers.tick(1000);
    assert.deepEqual([draws, note.shown('Now sending to :1')], [1, '']);
    assert.equal(note.shown('Now sending to :2'), 'Now sending to :2');
  });

  it('shows the same line again after there was none', () => {
    const note = new TargetNote(() => undefined);
    note.shown('Now sending to :1');
    assert.equal(note.shown(''), '');
    assert.equal(note.shown('Now sending to :1'), 'Now sending to :1');
  });
});
