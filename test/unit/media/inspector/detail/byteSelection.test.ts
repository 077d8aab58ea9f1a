import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  keySelection,
  selectedRange,
  selectionWords,
} from '../../../../../media/inspector/detail/byteSelection.ts';

const layout = { length: 100, rowBytes: 16, pageRows: 3 };
const press = (cursor: number, key: string, ctrl = false): number | undefined =>
  keySelection({ anchor: cursor, cursor }, { key, shift: false, ctrl }, layout)?.cursor;

describe('byteSelection', () => {
  it('moves by bytes, rows and pages, to the ends of the row and of all', () => {
    assert.deepEqual(
      ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'].map((key) =>
        press(50, key),
      ),
      [49, 51, 34, 66, 48, 63, 2, 98],
    );
    assert.deepEqual([press(50, 'Home', true), press(50, 'End', true)], [0, 99]);
  });

  it('stays where it is at the borders; a row that is not full takes the nearest byte', () => {
    assert.deepEqual(
      [press(3, 'ArrowUp'), press(0, 'ArrowLeft'), press(99, 'ArrowRight'), press(97, 'ArrowDown')],
      [3, 0, 99, 97],
    );
    assert.deepEqual([press(90, 'ArrowDown'), press(20, 'PageUp'), press(99, 'End')], [99, 4, 99]);
  });

  it('never leaves the bytes, and Shift keeps the anchor', () => {
    const keys = fc.constantFrom(
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'Home',
      'End',
      'PageUp',
      'PageDown',
      'a',
      'Escape',
      'x',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(keys, fc.boolean(), fc.boolean())),
        fc.integer({ min: 1, max: 70 }),
        (pressed, length) => {
          let selection = { anchor: 0, cursor: 0 };
          for (const [key, shift, ctrl] of pressed) {
            const next = keySelection(selection, { key, shift, ctrl }, { ...layout, length });
            if (next === undefined) continue;
            if (shift && key !== 'Escape' && key !== 'a') assert.equal(next.anchor, selection.anchor);
            selection = next;
            const { start, end } = selectedRange(selection);
            assert.ok(start >= 0 && end <= length && end > start);
          }
        },
      ),
    );
  });

  it('says where it is', () => {
    assert.equal(selectionWords({ anchor: 12, cursor: 8 }), 'selection 5 bytes, 0x08–0x0c');
    assert.equal(selectionWords({ anchor: 300, cursor: 300 }), 'offset 0x12c (300)');
  });
});
