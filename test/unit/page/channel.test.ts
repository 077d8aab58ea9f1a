import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { Channel, type ChannelOptions, type Port } from '../../../src/page/channel.ts';
import { ChannelError } from '../../../src/page/channelError.ts';
import { isWire, type Wire as Message } from '../../../src/page/channelWire.ts';
import { messagesVersion } from '../../../src/page/messagesVersion.ts';

interface Asks {
  double: { params: { n: number }; result: { n: number } };
  bytes: { params: Record<string, never>; result: { bytes: Uint8Array } };
  never: { params: Record<string, never>; result: null };
  fails: { params: Record<string, never>; result: null };
}
interface PageSays {
  requests: Asks;
  notices: Record<never, never>;
}
interface HostSays {
  requests: Record<never, never>;
  notices: { tick: { count: number } };
}

class Wire {
  readonly posted: unknown[] = [];
  readonly #handlers = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()];
  broken = false;

  end(index: 0 | 1): Port {
    const own = this.#handlers[index];
    const other = this.#handlers[1 - index];
    return {
      post: (message) => {
        if (this.broken) throw new Error('gone');
        const copy: unknown = structuredClone(message);
        this.posted.push(copy);
        queueMicrotask(() => other?.forEach((handler) => handler(copy)));
      },
      onMessage: (handler) => {
        own?.add(handler);
        return { dispose: () => void own?.delete(handler) };
      },
    };
  }
}

const pooled = Buffer.from('secret|hello|secret');

function pair(host: Partial<ChannelOptions<PageSays>> = {}, page: Partial<ChannelOptions<HostSays>> = {}) {
  const wire = new Wire();
  const faults: string[] = [];
  const heard: number[] = [];
  let cancels = 0;
  const hostEnd = new Channel<PageSays, HostSays>(wire.end(0), {
    requests: {
      double: ({ n }) => ({ n: n * 2 }),
      bytes: () => ({ bytes: pooled.subarray(7, 12) }),
      never: (_params, cancellation) =>
        new Promise(() => {
          cancellation.onCancelled(() => cancels++);
        }),
      fails: () => {
        throw Object.assign(new Error('Nothing listens there'), {
          code: 'ECONNREFUSED',
        });
      },
    },
    notices: {},
    check: () => true,
    onFault: (what) => faults.push(what),
    ...host,
  });
  const pageEnd = new Channel<HostSays, PageSays>(wire.end(1), {
    requests: {},
    notices: { tick: ({ count }) => void heard.push(count) },
    check: () => true,
    onFault: (what) => faults.push(what),
    ...page,
  });
  return { wire, hostEnd, pageEnd, faults, heard, cancels: () => cancels };
}

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

  for (const version of ['other', undefined])
    it(`refuses requests of version ${version ?? 'unknown'}, and says so once`, async () => {
      let handled = 0;
      let others = 0;
      const wire = new Wire();
      const host = new Channel<PageSays, HostSays>(wire.end(0), {
        requests: {
          double: ({ n }) => ({ n: n + ++handled }),
          bytes: () => ({ bytes: pooled }),
          never: () => null,
          fails: () => null,
        },
        notices: {},
        onOtherVersion: () => others++,
      });
      const page = wire.end(1);
      const refused: Message[] = [];
      page.onMessage((message) => isWire(message) && refused.push(message));
      for (const id of [1, 2]) {
        const body = { n: 1 };
        page.post({ mark: 'socketLab', version, kind: 'request', id, name: 'double', body });
      }
      page.post({ mark: 'socketLab', version, kind: 'cancel', id: 1 });
      await nextTurn();
      assert.equal(handled, 0);
      assert.deepEqual(
        refused.map(({ id, version: ours, code: why }) => [id, ours, why]),
        [1, 2].map((id) => [id, messagesVersion, 'ERR_VERSION']),
      );
      assert.equal(others, 1);
      host.dispose();
    });

  for (const kind of ['result', 'error'])
    it(`settles a request whose ${kind} is of another version, and hears none of its notices`, async () => {
      const wire = new Wire();
      const heard: number[] = [];
      let others = 0;
      const page = new Channel<HostSays, PageSays>(wire.end(1), {
        requests: {},
        notices: { tick: ({ count }) => void heard.push(count) },
        onOtherVersion: () => others++,
      });
      const host = wire.end(0);
      host.onMessage((message) => {
        const { id } = message as { id: number };
        const other = { mark: 'socketLab', version: 'other' };
        host.post({ ...other, kind: 'notice', name: 'tick', body: { count: 1 } });
        host.post({ ...other, kind, id, body: { n: 2 }, code: 'ERR_FAILED', message: 'No.' });
      });
      await assert.rejects(page.request('double', { n: 1 }), code('ERR_VERSION'));
      assert.deepEqual(heard, []);
      assert.equal(others, 1);
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

  it('survives garbage, and messages that only look like ours', async () => {
    const wire = new Wire();
    const channel = new Channel<PageSays, HostSays>(wire.end(0), {
      requests: {
        double: () => ({ n: 0 }),
        bytes: () => ({ bytes: pooled }),
        never: () => null,
        fails: () => null,
      },
      notices: {},
      check: () => true,
    });
    const other = wire.end(1);
    const almost = fc.record(
      {
        mark: fc.constant('socketLab'),
        version: fc.constantFrom(messagesVersion, 'other'),
        kind: fc.oneof(fc.constantFrom('request', 'result', 'error', 'cancel', 'notice'), fc.anything()),
        id: fc.oneof(fc.integer(), fc.anything()),
        name: fc.oneof(fc.string(), fc.anything()),
        body: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const cloneable = (value: unknown) => {
      try {
        structuredClone(value);
        return true;
      } catch {
        return false;
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), almost).filter(cloneable), async (message) => {
        other.post(message);
        await Promise.resolve();
      }),
    );
    const answers: unknown[] = [];
    other.onMessage((message) => answers.push(message));
    other.post({
      mark: 'socketLab',
      version: messagesVersion,
      kind: 'request',
      id: 77,
      name: 'double',
      body: { n: 1 },
    });
    await nextTurn();
    assert.deepEqual(answers.at(-1), {
      mark: 'socketLab',
      version: messagesVersion,
      kind: 'result',
      id: 77,
      body: { n: 0 },
    });
    channel.dispose();
  });
});
