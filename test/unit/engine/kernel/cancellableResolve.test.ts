import assert from 'node:assert/strict';
import { cancellableResolve } from '../../../../src/engine/kernel/cancellableResolve.ts';
import type { Resolve } from '../../../../src/engine/kernel/resolve.ts';

const never: Resolve = () => new Promise(() => undefined);

describe('cancellableResolve', () => {
  it('answers as the resolver does', async () => {
    const asked: unknown[] = [];
    const { resolve } = cancellableResolve((...question) => {
      asked.push(question);
      return Promise.resolve({ ok: true, value: ['::1'] });
    });
    assert.deepEqual(await resolve('host', 6), { ok: true, value: ['::1'] });
    assert.deepEqual(asked, [['host', 6]]);
  });

  it('gives up what is asked when it is cancelled, and what is asked after that', async () => {
    const { resolve, cancel } = cancellableResolve(never);
    const asked = resolve('host');
    cancel();
    for (const result of [await asked, await resolve('other')]) {
      assert.equal(result.ok ? '' : result.failure.code, 'ABORT_ERR');
    }
  });
});
