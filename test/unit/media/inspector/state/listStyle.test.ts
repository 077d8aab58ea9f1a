import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  listStyleOf,
  nextPreview,
  nextTime,
  plainStyle,
  shownTime,
  withColumn,
  withWidth,
} from '../../../../../media/inspector/state/listStyle.ts';
import { columnIds } from '../../../../../src/page/listMessages.ts';

describe('listStyle', () => {
  it('keeps widths within bounds and forgets them when they are reset', () => {
    assert.deepEqual(withWidth(plainStyle, 'peer', -5).widths, { peer: 24 });
    assert.deepEqual(withWidth(plainStyle, 'peer', 1e9).widths, { peer: 1200 });
    assert.deepEqual(withWidth(withWidth(plainStyle, 'peer', 90), 'peer', undefined), plainStyle);
  });

  it('does not hide the last column', () => {
    let look = plainStyle;
    for (const id of columnIds) look = withColumn(look, id, false);
    assert.equal(columnIds.filter((id) => look.shown[id] ?? true).length, 1);
  });

  it('goes through the forms of time; the setting holds until one is chosen', () => {
    assert.deepEqual((['time', 'relative', 'sincePrevious'] as const).map(nextTime), [
      'relative',
      'sincePrevious',
      'time',
    ]);
    assert.equal(shownTime({ look: plainStyle, timeFormat: 'relative' }), 'relative');
    assert.equal(shownTime({ look: { ...plainStyle, time: 'time' }, timeFormat: 'relative' }), 'time');
  });

  it('goes through the forms of the preview, beginning with the one that suits the bytes', () => {
    assert.equal(plainStyle.preview, 'auto');
    assert.deepEqual((['auto', 'hex', 'text'] as const).map(nextPreview), ['hex', 'text', 'auto']);
  });

  it('takes what was saved, and of anything else nothing', () => {
    const look = {
      ...withWidth(withColumn(plainStyle, 'call', false), 'peer', 99),
      time: 'relative',
      colors: false,
    } as const;
    assert.deepEqual(listStyleOf(JSON.parse(JSON.stringify(look))), look);
    fc.assert(
      fc.property(fc.anything(), (saved) => {
        const { widths, shown, preview, colors = true } = listStyleOf(saved);
        assert.equal(typeof colors, 'boolean');
        assert.equal(typeof [widths, shown][0], 'object');
        assert.match(preview, /^(?:auto|text|hex)$/);
      }),
    );
  });
});
