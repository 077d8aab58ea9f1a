/** Whose a row of the list is: role, peer and connection. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { EngineEvent } from '../../src/model/engineEvent.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';
import { data, listening } from '../support/page/scriptedTraffic.ts';

const bytes = new TextEncoder().encode('ping');
const accepted = (connection: number): EngineEvent => ({
  type: 'accepted',
  call: 'accept',
  t: 1000,
  endpoint: 1,
  connection,
  local: '127.0.0.1:9998',
  remote: `127.0.0.1:${5000 + connection}`,
});
const client: EngineEvent = {
  type: 'opening',
  t: 2000,
  endpoint: 50,
  kind: 'client',
  transport: 'tcp',
  address: 'tcp://127.0.0.1:9998',
};
const events: readonly EngineEvent[] = [
  ...listening,
  // Their ids are as far apart as colours repeat.
  ...[2, 8, 14, 20].map(accepted),
  ...[2, 8, 14, 20, 2, 8].map((connection, index) => data(index, 3000 + index, bytes, connection)),
  client,
];

describe('Whose a row of the list is', () => {
  const bench = pageBench();
  const row = (seq: number) => bench.page.locator(`#row-${seq}`);
  const stripe = (seq: number) =>
    row(seq).evaluate((node) => {
      const { backgroundColor, borderLeft } = getComputedStyle(node, '::before');
      return `${backgroundColor} ${borderLeft}`;
    });
  const open = async (theme: string, layout = 'wide', width = 1400) => {
    await bench.open(`layout=${layout}&rows=0&endpoints=0&theme=${theme}`, width, 700);
    await bench.replaceCapture({ events });
    await row(13).waitFor();
  };

  it('is told by an icon and a name, and its own steps have no peer', async () => {
    await open('dark-modern');
    assert.equal(await row(13).locator('.endpoint').textContent(), '→ 127.0.0.1:9998');
    await row(13).locator('.endpoint .codicon-plug').waitFor();
    await row(8).locator('.endpoint .codicon-radio-tower').waitFor();
    assert.equal(await row(2).locator('.peer').textContent(), '');
    assert.equal(await row(8).locator('.peer').textContent(), '127.0.0.1:5008');
    assert.equal(
      await row(8).locator('.direction').getAttribute('aria-label'),
      'received, listener, connection with 127.0.0.1:5008',
    );
    await bench.page.screenshot({ path: join(shotsDir, 'row-owners.png') });
  });

  for (const theme of ['light-modern', 'hc-black'])
    it(`is told by a stripe per connection, ${theme}`, async () => {
      await open(theme, 'narrow', 300);
      const given = await Promise.all([7, 8, 9, 10].map(stripe));
      assert.equal(new Set(given).size, 4, given.join('\n'));
      assert.equal(await stripe(11), given[0]);
      assert.equal(await row(2).getAttribute('data-stripe'), '');
      await bench.page.screenshot({ path: join(shotsDir, `row-owners-${theme}.png`) });
    });
});
