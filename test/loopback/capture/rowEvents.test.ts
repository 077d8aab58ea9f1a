import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RowEvents } from '../../../src/capture/rowEvents.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';
import { eventText } from '../../../src/model/eventText.ts';
import { fail, success } from '../../../src/model/result.ts';
import { failureWith } from '../../../src/node/failures.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { deadPort } from '../../support/plainTcp.ts';

describe('the rows of a socket that does not open', () => {
  let bench: EngineBench;
  let rows: EngineEvent[];

  beforeEach(() => {
    begin(new EngineBench());
  });

  function begin(next: EngineBench): void {
    bench = next;
    rows = [];
    const rowEvents = new RowEvents();
    bench.engine.subscribe((event) => {
      if (rowEvents.becomesRow(event)) rows.push(event);
    });
  }

  afterEach(() => bench.dispose());

  /** The rows' types, and the tone and the words of those that are not quiet. */
  async function opened(kind: 'listener' | 'client', address: string): Promise<string[][]> {
    const { id, ready } = bench.begin(kind, address);
    assert.equal((await ready).ok, false);
    await bench.next('closed', (event) => event.endpoint === id && event.connection === undefined);
    const loud: string[] = [];
    for (const event of rows) {
      if (event.type === 'data') continue;
      const { tone, words } = eventText(event);
      if (tone !== 'quiet') loud.push(`${tone} ${words}`);
    }
    return [rows.map(({ type }) => type), loud];
  }

  it('are one error and one close where nobody listens', async () => {
    const port = await deadPort();
    const [types, [error = '', ...more] = []] = await opened('client', `tcp://127.0.0.1:${port}`);
    assert.deepEqual(types, ['opening', 'socket', 'connecting', 'attemptFailed', 'closed']);
    assert.match(error, /^error ECONNREFUSED · nothing listens/);
    assert.deepEqual(more, []);
  });

  for (const [kind, address] of [
    ['client', `unix:${join(tmpdir(), 'socket-lab-none.sock')}`],
    ['client', 'tcp://127.0.0.1:9?localAddress=203.0.113.9'],
    ['client', 'udp://127.0.0.1:9?localAddress=203.0.113.9'],
    ['client', 'udp://[fe80::1]:9'],
    ['client', 'udp://239.1.2.3:9?join=203.0.113.9'],
    ['listener', 'tcp://203.0.113.9:0'],
    ['listener', 'udp://203.0.113.9:0'],
    ['listener', 'udp://239.1.2.3:0?join=203.0.113.9'],
  ] as const) {
    it(`are one error and one close: ${kind} ${address}`, async () => {
      const [types = [], loud = []] = await opened(kind, address);
      assert.deepEqual(
        loud.map((row) => row.replace(/ E[A-Z]+ ·.*/, '')),
        ['error'],
      );
      assert.equal(types.filter((type) => type === 'closed').length, 1);
    });
  }

  it('are one error where the name is not known', async () => {
    await bench.dispose();
    const unknown = fail(failureWith('ENOTFOUND', 'getaddrinfo', 'nowhere.test'));
    for (const transport of ['tcp', 'udp']) {
      begin(new EngineBench({ resolve: () => Promise.resolve(unknown) }));
      assert.deepEqual(await opened('client', `${transport}://nowhere.test:9`), [
        ['opening', 'resolved', 'closed'],
        ['error ENOTFOUND · the name nowhere.test is not known · nowhere.test'],
      ]);
      await bench.dispose();
    }
  });

  it('tell each of several attempts, and what they come to in words of its own', async () => {
    await bench.dispose();
    begin(new EngineBench({ resolve: () => Promise.resolve(success(['127.0.0.1', '127.0.0.2'])) }));
    const port = await deadPort();
    const [types, loud] = await opened('client', `tcp://somewhere.test:${port}`);
    assert.deepEqual(types?.slice(-4), ['connecting', 'attemptFailed', 'error', 'closed']);
    assert.deepEqual(
      loud?.map((row) => row.replaceAll(`${port}`, 'PORT')),
      [
        'warning ECONNREFUSED · nothing listens on 127.0.0.1:PORT, or a firewall turned the connection away · tcp://127.0.0.1:PORT',
        'warning ECONNREFUSED · nothing listens on 127.0.0.2:PORT, or a firewall turned the connection away · tcp://127.0.0.2:PORT',
        'error ECONNREFUSED · nothing listens on somewhere.test:PORT, or a firewall turned the connection away; tried 127.0.0.1:PORT and 127.0.0.2:PORT',
      ],
    );
  });
});
