import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { Channel } from '../../../src/page/channel.ts';
import { ChannelError } from '../../../src/page/channelError.ts';
import { isWire, type Wire as Message } from '../../../src/page/channelWire.ts';
import { messagesVersion } from '../../../src/page/messagesVersion.ts';
import { pooled, Wire, type HostSays, type PageSays } from '../../support/page/channelPair.ts';

const code = (expected: string) => (error: unknown) =>
  error instanceof ChannelError && error.code === expected;

describe('Channel, of messages that are not of its other end', () => {
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
