import assert from 'node:assert/strict';
import { FilterMemory, recentLimit } from '../../../../../src/app/page/filter/filterMemory.ts';

function memento(values = new Map<string, unknown>()) {
  return {
    get: (key: string): never => values.get(key) as never,
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}

describe('FilterMemory', () => {
  it('has the latest first, each once, and no more than a few', () => {
    const memory = new FilterMemory(memento());
    for (const filter of ['a', 'b', ' a ', '', '  ']) memory.note(filter);
    assert.deepEqual(memory.recent(), ['a', 'b']);
    for (let count = 0; count < recentLimit + 5; count++) memory.note(`len>${count}`);
    assert.equal(memory.recent().length, recentLimit);
  });

  it('keeps filters by name', () => {
    const memory = new FilterMemory(memento());
    memory.save({ name: 'z', filter: 'dir:in' });
    memory.save({ name: 'errors', filter: 'error' });
    memory.save({ name: 'z', filter: 'dir:out' });
    assert.deepEqual(memory.saved(), [
      { name: 'errors', filter: 'error' },
      { name: 'z', filter: 'dir:out' },
    ]);
    memory.remove('z');
    assert.deepEqual(
      memory.saved().map(({ name }) => name),
      ['errors'],
    );
  });

  it('takes what is none of its own for nothing', () => {
    const memory = new FilterMemory(
      memento(
        new Map<string, unknown>([
          ['filters.saved', [1, { name: 1 }]],
          ['filters.recent', 'x'],
        ]),
      ),
    );
    assert.deepEqual(memory.saved(), []);
    assert.deepEqual(memory.recent(), []);
  });
});
