/** Where a page goes, over the real host: with what its list leaves out. */
import assert from 'node:assert/strict';
import { PageClient } from '../../../../support/page/pageClient.ts';

describe('PageRow', () => {
  let page: PageClient;
  const open = async (options: ConstructorParameters<typeof PageClient>[0] = {}): Promise<void> => {
    page = new PageClient({ rows: 64, ...options });
    await page.request('ready', {});
    await page.notice('capture');
  };
  beforeEach(() => open());
  afterEach(() => page.dispose());

  const offers = async (count: number): Promise<readonly unknown[]> => {
    const { done } = page.test.editor;
    for (let turn = 0; turn < 400 && done.length < count; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return done.map(({ what, value }) => `${what}: ${String(value)}`);
  };
  /** The rows that the page was told to show, with the filter of its list then. */
  const shown = () => {
    let filter = '';
    return page.notices.flatMap(({ name, body }) => {
      if (name === 'capture') ({ filter } = body as { filter: string });
      return name === 'showRow' ? [{ ...(body as { row: number; open: boolean }), filter }] : [];
    });
  };

  it('tells the page the number of the row in its list, after the list itself', async () => {
    await page.request('setFilter', { filter: 'dir:in' });
    await page.request('goToRow', { seq: 5 });
    await page.notice('showRow');
    assert.deepEqual(shown(), [{ row: 2, open: false, filter: 'dir:in' }]);
  });

  it('shows a row with its bytes once the page has loaded', async () => {
    page.dispose();
    page = new PageClient({ rows: 64 });
    page.test.host.goToRow(7);
    await page.request('ready', { filter: 'dir:in' });
    await page.notice('showRow');
    assert.deepEqual(shown(), [{ row: 3, open: true, filter: 'dir:in' }]);
  });

  it('waits for a view that still looks for its rows', async () => {
    page.dispose();
    await open({ rows: 300_000 });
    await page.request('setFilter', { filter: 'seq>=299990' });
    await page.request('goToRow', { seq: 299_995 });
    await page.notice('showRow');
    assert.deepEqual(shown(), [{ row: 5, open: false, filter: 'seq>=299990' }]);
  });

  it('says that the filter leaves a row out, and clears it where the user wants that', async () => {
    await page.request('setFilter', { filter: 'dir:in' });
    await page.request('goToRow', { seq: 6 });
    assert.deepEqual(await offers(1), ['offer: Row #6 is not shown: the filter leaves it out.']);
    assert.deepEqual(shown(), []);
    page.test.editor.acceptsOffers = true;
    await page.request('goToRow', { seq: 6 });
    await page.notice('showRow');
    assert.deepEqual(await page.notice('useFilter'), { filter: '' }, 'the box is empty too');
    assert.deepEqual(shown(), [{ row: 6, open: false, filter: '' }]);
  });

  it('says that a row is of another socket, and shows all of them where the user wants that', async () => {
    await page.request('setScope', { scope: { id: 3 } });
    page.test.editor.acceptsOffers = true;
    await page.request('goToRow', { seq: 5 });
    await page.notice('showRow');
    assert.deepEqual(await offers(1), ['offer: Row #5 is not shown here: it is of another socket.']);
    assert.deepEqual(shown(), [{ row: 5, open: false, filter: '' }]);
    assert.equal(page.test.host.scope.id, undefined);
  });
});
