import assert from 'node:assert/strict';
import { colorRows } from '../../../../../src/app/page/colors/colorRows.ts';
import { readColorRules } from '../../../../../src/app/page/colors/readColorRules.ts';
import { MarkedRows } from '../../../../../src/capture/store/markedRows.ts';
import { loadExpressions } from '../../../../../src/engine/expressions/expressionEngine.ts';
import type { EngineEvent } from '../../../../../src/model/engineEvent.ts';
import { finish } from '../../../../../src/model/work.ts';
import { ledgerCapture } from '../../../../support/ledgerCapture.ts';
import { data, listening, make } from '../../../../support/ledgerEvents.ts';

describe('colorRows', () => {
  before(loadExpressions);

  const lab = (...events: EngineEvent[]) => {
    const { told, ...capture } = ledgerCapture();
    told(...events);
    const { store } = capture;
    const rows = Array.from({ length: store.next - store.first }, (_, index) =>
      store.row(store.first + index),
    );
    return (...rules: readonly (readonly [filter: string, color: string])[]) => {
      const setting = rules.map(([filter, color]) => ({ filter, color }));
      const work = colorRows(
        readColorRules(setting).rules,
        rows.filter((row) => row !== undefined),
        { ...capture, marks: new MarkedRows(store) },
      );
      return { work, done: () => finish(work) };
    };
  };
  const text = (words: string): EngineEvent => ({ ...data('in', 0), bytes: Buffer.from(words) });

  it('gives each row the first rule that matches', () => {
    const colored = lab(make('accepted'), make('reset'), make('error'), data('in', 5), data('out', 9));
    const { colors, colorRules } = colored(
      ['type:reset', 'orange'],
      ['error', 'red'],
      ['len>5', 'blue'],
      ['dir:out', 'green'],
    ).done();
    assert.deepEqual(colors, [-1, 0, 1, -1, 2]);
    assert.deepEqual(colorRules?.[2], { color: 'blue', name: 'len>5' });
  });

  it('sends nothing where no row has a color', () => {
    const colored = lab(make('accepted'), data('in', 5));
    assert.deepEqual(colored(['error', 'red']).done(), {});
    assert.deepEqual(colored().done(), {});
  });

  it('looks into the bytes of long rows in parts, to their end', () => {
    const late = `${'.'.repeat(300_000)}needle`;
    const colored = lab(text(late), text('hay'), text('a needle'), text(''));
    const { work, done } = colored(['bytes:"needle"', 'red'], ['not text:/needle/', 'blue']);
    let pauses = 0;
    for (; pauses < 10 && work.next().done !== true; pauses++);
    assert.equal(pauses, 10, 'it pauses within a row');
    assert.deepEqual(done().colors, [0, 1, 0, 1]);
  });

  it('tells rows by the names that they had, and again by those they have since', () => {
    const colored = lab(...listening, make('accepted', { remote: '10.0.0.7:6000' }), data('in', 5));
    assert.deepEqual(colored(['peer:10.0.0.7', 'purple']).done().colors?.slice(-2), [0, 0]);
  });
});
