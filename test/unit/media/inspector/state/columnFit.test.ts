import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  columnTemplate,
  compactPx,
  listFit,
  type ListRoom,
} from '../../../../../media/inspector/state/columnFit.ts';
import {
  plainStyle,
  withColumn,
  withWidth,
  type ListStyle,
} from '../../../../../media/inspector/state/listStyle.ts';
import { timeFormats } from '../../../../../src/model/rowTime.ts';
import { columnIds } from '../../../../../src/page/listMessages.ts';

const roomOf = (width: number, isOneEndpoint = false): ListRoom => ({
  width,
  characterPx: 7.2,
  isOneEndpoint,
});
const fitOf = (width: number, look: ListStyle = plainStyle, isOneEndpoint = false) =>
  listFit({ look, timeFormat: 'time' }, roomOf(width, isOneEndpoint));
const missing = (width: number) => columnIds.filter((id) => !fitOf(width).columns.includes(id));

describe('listFit', () => {
  it('shows all columns and microseconds where there is room', () => {
    assert.deepEqual(fitOf(1400), {
      isRoomy: true,
      isCompact: false,
      columns: columnIds,
      time: 'time',
      timeDigits: 'full',
    });
    assert.deepEqual(
      fitOf(1400, plainStyle, true).columns,
      columnIds.filter((id) => id !== 'endpoint'),
    );
  });

  it('lets columns go one at a time: digits and endpoint first, number and call last', () => {
    const steps: string[] = [];
    for (let width = 1400; width > compactPx; width -= 1) {
      const step = [...missing(width), ...(fitOf(width).timeDigits === 'full' ? [] : ['digits'])].join(' ');
      if (step !== steps.at(-1)) steps.push(step);
    }
    assert.deepEqual(steps.slice(0, 4), ['', 'digits', 'endpoint digits', 'endpoint peer digits']);
    // Beside the detail pane of a page of 1,040 px.
    assert.deepEqual(missing(575), ['endpoint', 'peer']);
    assert.equal(fitOf(575).isCompact, false);
    assert.deepEqual(missing(compactPx + 1), ['endpoint', 'peer', 'length']);
  });

  it('never takes the number, the call, or the preview, before it is compact', () => {
    fc.assert(
      fc.property(fc.integer({ min: compactPx + 1, max: 3000 }), (width) => {
        const { columns } = fitOf(width);
        for (const id of ['number', 'call', 'preview'] as const) assert.ok(columns.includes(id), id);
      }),
    );
  });

  it('leaves a column that the user has chosen at any width, and none that they have hidden', () => {
    const chosen = withColumn(withColumn(plainStyle, 'endpoint', true), 'number', false);
    for (const width of [500, 900, 1400]) {
      assert.ok(fitOf(width, chosen, true).columns.includes('endpoint'));
      assert.ok(!fitOf(width, chosen).columns.includes('number'));
    }
  });

  it('is compact in a sidebar, below 360 px with the time since the row before', () => {
    assert.deepEqual(
      [300, 420].map((width) => fitOf(width).isCompact),
      [true, true],
    );
    assert.deepEqual(
      [300, 420].map((width) => fitOf(width).time),
      ['sincePrevious', 'time'],
    );
    for (const format of timeFormats.filter((one) => one !== 'time'))
      assert.equal(
        listFit({ look: { ...plainStyle, time: format }, timeFormat: 'time' }, roomOf(300)).time,
        format,
      );
  });

  it('shows no microseconds in a column of the user that is too narrow for them', () => {
    assert.equal(fitOf(1400, withWidth(plainStyle, 'time', 90)).timeDigits, 'long');
  });

  it('gives the last column what is left, also when the preview is hidden', () => {
    const look = withWidth(withColumn(plainStyle, 'preview', false), 'peer', 300);
    const template = columnTemplate(look, fitOf(1400, look));
    assert.match(template, / 300px .* minmax\(0, 1fr\)$/);
    assert.equal(template.match(/minmax/g)?.length, 1);
  });
});
