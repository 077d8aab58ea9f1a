import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { markedWire } from '../../../../src/page/channelWire.ts';
import { PageClient } from '../../../support/page/pageClient.ts';

describe('PageHost', () => {
  let page: PageClient;
  afterEach(() => page.dispose());
  const open = async (options: ConstructorParameters<typeof PageClient>[0] = {}) => {
    page = new PageClient(options);
    return page.request('ready', {});
  };

  it('sends a page that is ready its settings, its scope, the endpoints, its newest rows and a summary', async () => {
    assert.deepEqual(await open(), {});
    await page.notice('capture');
    assert.deepEqual(
      page.notices.map(({ name }) => name),
      ['settings', 'scope', 'endpoints', 'newestRows', 'capture'],
    );
    const { rows, from } = await page.notice('newestRows');
    assert.deepEqual([from, rows.length], [0, 20]);
    const { viewNext, searching, filter } = await page.notice('capture');
    assert.deepEqual([viewNext, searching, filter], [20, false, '']);
  });

  it('returns what the page before had kept, and its filter', async () => {
    assert.deepEqual(await open({ kept: '{"look":1}' }), { kept: '{"look":1}' });
    assert.equal(await page.request('keep', { state: '{}' }), null);
    assert.equal(await page.request('ping', {}), null);
  });

  it('sends nothing but results to a hidden page, and everything once it is visible again', async () => {
    await open();
    await page.notice('capture');
    page.test.host.setVisible(false);
    page.notices.length = 0;
    page.test.addRows(5);
    assert.equal((await page.request('rows', { generation: 0, from: 20, count: 10 })).rows.length, 5);
    assert.equal(page.test.host.editDraft(), false);
    assert.equal(page.test.host.rowsCommand('copyText'), false);
    page.test.host.followStream(2);
    page.test.host.useFilter('hello');
    assert.deepEqual(page.notices, []);
    page.test.host.setVisible(true);
    await page.notice('capture', ({ viewNext }) => viewNext === 25);
    await page.request('ready', {});
    assert.deepEqual(await page.notice('openStream'), { id: 2 });
    assert.deepEqual(await page.notice('useFilter'), { filter: 'hello' });
    assert.equal(page.test.host.editDraft(), true);
    assert.equal(page.test.host.rowsCommand('copyText'), true);
    assert.deepEqual(await page.notice('rowsCommand'), { command: 'copyText' });
    await page.notice('editDraft');
  });

  it('shows another scope from its newest rows on', async () => {
    await open({ rows: 40 });
    await page.notice('capture');
    page.notices.length = 0;
    await page.request('setScope', { scope: { id: 3 } });
    assert.deepEqual(await page.notice('scope'), { scope: { id: 3 }, title: '127.0.0.1:53132' });
    const { scopeRows } = await page.notice('capture', ({ searching }) => !searching);
    assert.ok(scopeRows > 0 && scopeRows < 40, String(scopeRows));
    assert.deepEqual(page.test.host.scope, { id: 3 });
    const names = page.notices.map(({ name }) => name);
    assert.ok(names.indexOf('newestRows') < names.indexOf('capture'));
  });

  it('is the page that commands about rows apply to once it was touched, until it is closed', async () => {
    await open();
    const { activePage } = page.test.services;
    assert.equal(activePage.rowsCommand('copyHex'), false);
    await page.request('touched', {});
    assert.equal(activePage.rowsCommand('copyHex'), true);
    page.test.host.dispose();
    assert.equal(activePage.rowsCommand('copyHex'), false);
  });

  it('sends settings that change, and the previous session', async () => {
    await open({ previous: 3 });
    assert.equal((await page.notice('endpoints')).previousSession, 3);
    page.test.change({ timeFormat: 'relative' });
    assert.equal(
      (await page.notice('settings', ({ timeFormat }) => timeFormat === 'relative')).layout,
      'wide',
    );
    await page.request('restorePreviousSession', {});
    await page.notice('endpoints', ({ previousSession }) => previousSession === 0);
    page.test.setPrevious(1);
    await page.request('forgetPreviousSession', {});
    assert.equal(page.test.services.previousSockets.count(), 0);
  });

  it('colors the newest rows and those asked for, and says when the rules are others', async () => {
    await open();
    assert.equal((await page.notice('settings')).colorRules, 1);
    const { rows, colors = [], colorRules = [] } = await page.notice('newestRows');
    const named = rows.map(({ type }, index) => [type, colorRules[colors[index] ?? -1]?.name]);
    assert.deepEqual(
      named.filter(([, name]) => name !== undefined),
      [
        ['error', 'Error'],
        ['reset', 'Reset'],
      ],
    );
    page.test.change({ colorRules: [{ filter: 'bytes:"ping"', color: 'blue' }] });
    await page.notice('settings', ({ colorRules }) => colorRules === 2);
    const asked = await page.request('rows', { generation: 0, from: 4, count: 3 });
    assert.deepEqual(asked.colors, [-1, 0, -1]);
    assert.deepEqual(asked.colorRules, [{ color: 'blue', name: 'bytes:"ping"' }]);
  });

  it('refuses a page of another version, and logs it once', async () => {
    page = new PageClient();
    const ready = markedWire({ kind: 'request', id: 1, name: 'ready', body: {} });
    for (const version of ['other', undefined]) page.api.post({ ...ready, version });
    await nextTurn();
    assert.deepEqual(page.notices, []);
    assert.equal(page.test.logged.length, 1);
    assert.match(page.test.logged[0] ?? '', /A page is of another version/);
  });

  it('refuses what is no request of its vocabulary, and logs nothing else', async () => {
    await open();
    await assert.rejects(page.request('rows', { generation: 0, from: -1, count: 1 }), {
      code: 'ERR_BAD_MESSAGE',
    });
    await assert.rejects(page.request('constructor' as 'ping', {}), { code: 'ERR_UNKNOWN_METHOD' });
    assert.deepEqual(page.test.logged, []);
  });

  it('passes on actions of the title bar to a page that is visible, and what the page says for it', async () => {
    await open();
    assert.equal(await page.request('shown', { follows: true, isPaused: false }), null);
    assert.equal(page.test.host.viewCommand('pause'), true);
    assert.deepEqual(await page.notice('viewCommand'), { command: 'pause' });
    page.test.host.setVisible(false);
    assert.equal(page.test.host.viewCommand('pause'), false);
  });
});
