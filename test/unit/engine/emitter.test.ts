import assert from 'node:assert/strict';
import { Emitter } from '../../../src/engine/emitter.ts';

describe('Emitter', () => {
  it('delivers an event that a listener causes after the current one, to everybody in the same order', () => {
    const emitter = new Emitter<number>((error) => assert.fail(String(error)));
    const first: number[] = [];
    const second: number[] = [];
    emitter.subscribe((event) => {
      first.push(event);
      if (event === 1) emitter.emit(2);
    });
    emitter.subscribe((event) => void second.push(event));
    emitter.emit(1);
    emitter.emit(3);
    assert.deepEqual(
      [first, second],
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
    );
  });

  it('survives a listener that throws, and tells', () => {
    const errors: unknown[] = [];
    const emitter = new Emitter<number>((error) => void errors.push(error));
    const seen: number[] = [];
    emitter.subscribe(() => {
      throw new Error('listener');
    });
    emitter.subscribe((event) => void seen.push(event));
    emitter.emit(1);
    emitter.emit(2);
    assert.deepEqual(seen, [1, 2]);
    assert.equal(errors.length, 2);
  });

  it('does not call a listener that has left, even during a delivery', () => {
    const emitter = new Emitter<number>((error) => assert.fail(String(error)));
    const seen: number[] = [];
    const leave = emitter.subscribe((event) => {
      seen.push(event);
      leave();
      emitter.emit(2);
    });
    emitter.emit(1);
    assert.deepEqual(seen, [1]);
  });
});
