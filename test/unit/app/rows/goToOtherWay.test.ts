import assert from 'node:assert/strict';
import { PageClient } from '../../../support/page/pageClient.ts';

describe('goToOtherWay', () => {
  let page: PageClient;
  const open = async (options: ConstructorParameters<typeof PageClient>[0] = {}) => {
    page = new PageClient({ rows: 48, ...options });
    await page.request('ready', {});
    ({ generation } = await page.notice('capture'));
  };
  let generation = 0;
  beforeEach(() => open());
  afterEach(() => page.dispose());

  const go = (action: 'goToAnswer' | 'goToRequest', row: number) =>
    page.request('actOnRows', {
      action,
      generation,
      ranges: [{ from: row, to: row + 1 }],
      active: row,
      columns: [],
      time: 'time',
      preview: 'text',
    });
  const goes = async (...asked: Parameters<typeof go>): Promise<number> => {
    page.notices.length = 0;
    await go(...asked);
    return (await page.notice('showRow')).row;
  };
  const told = async (): Promise<string> => {
    const { done } = page.test.editor;
    for (let turn = 0; turn < 400 && done.length === 0; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const [{ what, value } = { what: '', value: '' }] = done.splice(0);
    return `${what}: ${String(value)}`;
  };

  it('goes from a request to the answer, and back', async () => {
    assert.equal(await goes('goToAnswer', 5), 6);
    assert.equal(await goes('goToRequest', 6), 5);
    assert.equal(await goes('goToRequest', 5), 2, 'over a step and what went the same way');
  });

  it('says that the filter hides it, and shows it where the user wants that', async () => {
    await page.request('setFilter', { filter: 'dir:in' });
    ({ generation } = await page.notice('capture', ({ filter, searching }) => filter !== '' && !searching));
    page.test.editor.acceptsOffers = true;
    assert.equal(await goes('goToAnswer', 2), 6, 'the third row that was received is row 5');
    assert.equal(await told(), 'offer: Row #6 is not shown: the filter leaves it out.');
  });

  it('says in words where there is nothing to go to', async () => {
    await go('goToAnswer', 4);
    assert.match(await told(), /^information: Only data that was sent or received/);
    await go('goToAnswer', 41);
    assert.equal(await told(), 'information: Nothing was sent after row #41 on its connection yet.');
    await go('goToRequest', 1);
    assert.equal(await told(), 'information: Nothing was sent before row #1 on its connection.');
    page.test.engine.reset(4);
    page.test.emit({
      t: 1e6,
      endpoint: 1,
      connection: 4,
      type: 'closed',
      call: 'close',
      bytesIn: 0,
      bytesOut: 0,
      lost: 0,
      openUs: 1,
    });
    await go('goToAnswer', 41);
    assert.equal(await told(), 'information: Nothing was sent after row #41 on its connection.');
    page.dispose();
    await open({ rows: 3, dropped: 17 });
    await go('goToRequest', 17);
    assert.match(
      await told(),
      /^information: Nothing was sent before row #17 .*, or it is no longer kept\.$/,
    );
  });
});
