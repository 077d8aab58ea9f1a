import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ChannelError } from '../../../src/page/channelError.ts';
import { channelPair as pair } from '../../support/page/channelPair.ts';

const code = (expected: string) => (error: unknown) =>
  error instanceof ChannelError && error.code === expected;

describe('Channel', () => {
  it('answers a request by a value, several at once and in any order', async () => {
    const { pageEnd } = pair();
    const answers = await Promise.all([1, 2, 3].map((n) => pageEnd.request('double', { n })));
    assert.deepEqual(answers, [{ n: 2 }, { n: 4 }, { n: 6 }]);
  });

  it('delivers notices in order', async () => {
    const { hostEnd, heard } = pair();
    for (const count of [1, 2, 3]) hostEnd.notify('tick', { count });
    await nextTurn();
    assert.deepEqual(heard, [1, 2, 3]);
  });

  it('sends bytes exactly: no pool behind them, no Buffer', async () => {
    const { pageEnd } = pair();
    const { bytes } = await pageEnd.request('bytes', {});
    assert.equal(bytes.constructor, Uint8Array);
    assert.equal(bytes.buffer.byteLength, 5);
    assert.equal(new TextDecoder().decode(bytes), 'hello');
  });

  it('answers with the message and code of what a handler throws', async () => {
    const { pageEnd } = pair();
    await assert.rejects(pageEnd.request('fails', {}), {
      code: 'ECONNREFUSED',
      message: 'Nothing listens there',
    });
  });

  it('answers an unknown method, also one that every object has', async () => {
    const { pageEnd } = pair();
    for (const name of ['nothing', 'constructor', '__proto__']) {
      await assert.rejects(pageEnd.request(name as 'never', {}), code('ERR_UNKNOWN_METHOD'));
    }
  });

  it('checks requests on arrival', async () => {
    const host = pair({ check: () => false });
    await assert.rejects(host.pageEnd.request('double', { n: 1 }), code('ERR_BAD_MESSAGE'));
    assert.deepEqual(await pair().pageEnd.request('double', { n: 1 }), { n: 2 });
  });

  it('a check that throws counts as no', async () => {
    const { pageEnd } = pair({
      check: () => {
        throw new Error('surprise');
      },
    });
    await assert.rejects(pageEnd.request('double', { n: 1 }), code('ERR_BAD_MESSAGE'));
  });

  it('cancels: the caller is answered at once, the handler is told, a late answer is dropped', async () => {
    const { pageEnd, cancels } = pair();
    const controller = new AbortController();
    const answer = pageEnd.request('never', {}, controller.signal);
    await nextTurn();
    controller.abort();
    await assert.rejects(answer, code('ERR_CANCELLED'));
    await nextTurn();
    assert.equal(cancels(), 1);
    await assert.rejects(pageEnd.request('never', {}, controller.signal), code('ERR_CANCELLED'));
  });

  it('rejects what is pending when either end is disposed, and tells the handler', async () => {
    for (const side of ['pageEnd', 'hostEnd'] as const) {
      const both = pair();
      const answer = both.pageEnd.request('never', {});
      await nextTurn();
      both[side].dispose();
      both[side].dispose();
      await assert.rejects(answer, code('ERR_CLOSED'));
      await nextTurn();
      assert.equal(both.cancels(), 1, side);
      await assert.rejects(both.pageEnd.request('double', { n: 1 }), code('ERR_CLOSED'));
    }
  });

  it('rejects when the port throws', async () => {
    const { wire, pageEnd } = pair();
    wire.broken = true;
    await assert.rejects(pageEnd.request('double', { n: 1 }), code('ERR_CLOSED'));
  });

  it('a notice handler that throws harms nobody', async () => {
    const faulty = pair(
      {},
      {
        notices: {
          tick: () => {
            throw new Error('surprise');
          },
        },
      },
    );
    faulty.hostEnd.notify('tick', { count: 1 });
    await nextTurn();
    assert.equal(faulty.faults.length, 1);
    assert.deepEqual(await faulty.pageEnd.request('double', { n: 4 }), {
      n: 8,
    });
  });
});
