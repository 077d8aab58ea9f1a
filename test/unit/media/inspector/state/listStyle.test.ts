import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  columnTemplate,
  listStyleOf,
  nextTime,
  plainStyle,
  shownColumns,
  shownTime,
  withColumn,
  withWidth,
} from '../../../../../media/inspector/state/listStyle.ts';
import { columnIds } from '../../../../../src/page/listMessages.ts';

const wide = { width: 1400, isOneEndpoint: false };

describe('listStyle', () => {
  it('shows the endpoint where there is room and more than one; a choice of the user holds anywhere', () => {
    assert.deepEqual(shownColumns(plainStyle, wide), columnIds);
    const without = columnIds.filter((id) => id !== 'endpoint');
    assert.deepEqual(shownColumns(plainStyle, { ...wide, width: 900 }), without);
    assert.deepEqual(shownColumns(plainStyle, { ...wide, isOneEndpoint: true }), without);
    const chosen = withColumn(plainStyle, 'endpoint', true);
    assert.deepEqual(shownColumns(chosen, { width: 900, isOneEndpoint: true }), columnIds);
  });

  it('gives the last column what is left, also when the preview is hidden', () => {
    const look = withWidth(withColumn(plainStyle, 'preview', false), 'peer', 300);
    const template = columnTemplate(look, wide);
    assert.match(template, / 300px .* minmax\(0, 1fr\)$/);
    assert.equal(template.match(/minmax/g)?.length, 1);
  });

  it('keeps widths within bounds and forgets them when they are reset', () => {
    assert.deepEqual(withWidth(plainStyle, 'peer', -5).widths, { peer: 24 });
    assert.deepEqual(withWidth(plainStyle, 'peer', 1e9).widths, { peer: 1200 });
    assert.deepEqual(withWidth(withWidth(plainStyle, 'peer', 90), 'peer', undefined), plainStyle);
  });

  it('does not hide the last column', () => {
    let look = plainStyle;
    for (const id of columnIds) look = withColumn(look, id, false);
    assert.equal(shownColumns(look, { ...wide, width: 700 }).length, 1);
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

  it('takes what was saved, and of anything else nothing', () => {
    const look = {
      ...withWidth(withColumn(plainStyle, 'call', false), 'peer', 99),
      time: 'relative',
    } as const;
    assert.deepEqual(listStyleOf(JSON.parse(JSON.stringify(look))), look);
    fc.assert(
      fc.property(fc.anything(), (saved) => {
        const { widths, shown, preview } = listStyleOf(saved);
        assert.equal(typeof [widths, shown][0], 'object');
        assert.match(preview, /^(?:text|hex)$/);
      }),
    );
  });
});
