import assert from 'node:assert/strict';
import { collectText, type Collecting } from '../../../../src/app/rows/collectText.ts';

function* row(...pieces: string[]): Generator<string> {
  yield* pieces;
}

/** A clock that goes on by one with each look, so that a slice has a handful of pieces. */
function collecting(changes: Partial<Collecting> = {}): Collecting & { readonly pauses: () => number } {
  let now = 0;
  let pauses = 0;
  return {
    between: '\n',
    limit: 1000,
    signal: new AbortController().signal,
    nowMs: () => now++,
    pause: () => {
      pauses++;
      return Promise.resolve();
    },
    onProgress: () => undefined,
    pauses: () => pauses,
    ...changes,
  };
}

describe('collectText', () => {
  it('joins rows, without those that have nothing to give', async () => {
    const { text, rows, isCut } = await collectText([row('a', 'b'), undefined, row('c')], collecting());
    assert.deepEqual([text, rows, isCut], ['ab\nc', 2, false]);
  });

  it('lets others run between two slices, also within one large row', async () => {
    const how = collecting();
    await collectText([row(...'x'.repeat(100).split(''))], how);
    assert.ok(how.pauses() > 10, `${how.pauses()} pauses`);
  });

  it('lets others run also among rows that have nothing to give', async () => {
    const how = collecting();
    await collectText(Array<undefined>(100).fill(undefined), how);
    assert.ok(how.pauses() > 10, `${how.pauses()} pauses`);
  });

  it('ends before the first row that would be too much, which is left out as a whole', async () => {
    const rows = [row('aaaa'), row('bb', 'bb', 'bb'), row('c')];
    const { text, rows: count, isCut } = await collectText(rows, collecting({ limit: 8 }));
    assert.deepEqual([text, count, isCut], ['aaaa', 1, true]);
  });

  it('stops when nobody wants it any more', async () => {
    const stop = new AbortController();
    const how = collecting({
      signal: stop.signal,
      pause: () => {
        stop.abort();
        return Promise.resolve();
      },
    });
    const { rows } = await collectText([row(...'x'.repeat(100).split(''))], how);
    assert.equal(rows, 0);
  });
});
