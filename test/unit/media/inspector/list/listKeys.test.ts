import assert from 'node:assert/strict';
import { listKey, type KeyPlace } from '../../../../../media/inspector/list/listKeys.ts';

const place: KeyPlace = { first: 10, next: 110, page: 20, firstInView: 40, lastInView: 59, cursor: 50 };
const press = (name: string, changes: Partial<KeyPlace> = {}) => {
  const parts = name.split('+');
  const pressed = {
    key: parts.at(-1) ?? '',
    shiftKey: parts.includes('Shift'),
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    altKey: parts.includes('Alt'),
  };
  return listKey(pressed, { ...place, ...changes });
};
const goal = (name: string, changes?: Partial<KeyPlace>) => {
  const key = press(name, changes);
  return key?.kind === 'select' ? [key.row, key.how, key.open] : key?.kind;
};

describe('listKey', () => {
  it('moves the cursor and never beyond the list', () => {
    assert.deepEqual(goal('ArrowDown'), [51, 'only', false]);
    assert.deepEqual(goal('PageUp'), [30, 'only', false]);
    assert.deepEqual(goal('PageUp', { cursor: 12 }), [10, 'only', false]);
    assert.deepEqual(goal('Home'), [10, 'only', false]);
    assert.deepEqual(goal('End'), [109, 'only', false]);
  });

  it('extends with Shift, selects all and toggles with Ctrl or Cmd', () => {
    assert.deepEqual(goal('Shift+ArrowUp'), [49, 'extend', false]);
    assert.deepEqual(goal('Shift+End'), [109, 'extend', false]);
    assert.equal(goal('Ctrl+a'), 'all');
    assert.equal(goal('Meta+a'), 'all');
    assert.deepEqual(goal('Ctrl+ '), [50, 'toggle', false]);
  });

  it('opens by Enter what has the cursor, and leaves the selection', () => {
    assert.deepEqual(goal('Enter'), [50, 'extendMore', true]);
    assert.equal(press('Enter', { cursor: undefined }), undefined);
  });

  it('begins in view where nothing is selected', () => {
    assert.deepEqual(goal('ArrowDown', { cursor: undefined }), [40, 'only', false]);
    assert.deepEqual(goal('ArrowUp', { cursor: undefined }), [59, 'only', false]);
  });

  it('marks and notes what is selected, and goes to marks, answers and requests', () => {
    const command = (name: string, changes?: Partial<KeyPlace>) => {
      const key = press(name, changes);
      return key?.kind === 'act' ? key.command : key;
    };
    const keys = { m: 'mark', M: 'mark', n: 'editNote', F2: 'nextMark', 'Shift+F2': 'previousMark' };
    assert.deepEqual([command('a'), command('r')], ['goToAnswer', 'goToRequest']);
    for (const [name, expected] of Object.entries(keys)) assert.equal(command(name), expected, name);
    assert.equal(command('F2', { cursor: undefined }), 'nextMark');
    for (const name of ['Ctrl+m', 'Alt+m', 'Shift+M', 'Ctrl+F2'])
      assert.equal(command(name), undefined, name);
  });

  it('leaves other keys and an empty list alone', () => {
    for (const name of ['x', 'Tab', 'Alt+ArrowDown', 'Ctrl+c', 'Ctrl+Home'])
      assert.equal(press(name), undefined, name);
    assert.equal(press('End', { next: 10 }), undefined);
  });
});
