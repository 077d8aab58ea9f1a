/** To whom a page sends, over the real host: what its user looks at. */
import assert from 'node:assert/strict';
import { PageClient } from '../../../../support/page/pageClient.ts';

const draft = { text: 'hello', format: 'text', lineEnding: 'none' } as const;
const stream = { direction: 'both', mode: 'text', columns: 80 } as const;
const counts = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };

describe('PageTarget', () => {
  let page: PageClient;
  beforeEach(async () => {
    // Two of its listener's connections, #2 and #3, can be sent to.
    page = new PageClient({ connections: 2 });
    await page.request('ready', {});
    await page.notice('capture');
  });
  afterEach(() => page.dispose());

  let t = 1e9;
  const connect = (endpoint: number): void => {
    t += 1000;
    const remote = '127.0.0.1:9998';
    const on = { t, endpoint, connection: endpoint + 1 } as const;
    const opening = { kind: 'client', transport: 'tcp', address: `tcp://${remote}` } as const;
    page.test.emit({ t, endpoint, type: 'opening', ...opening });
    page.test.emit({ ...on, type: 'connecting', call: 'connect', remote });
    page.test.emit({ ...on, type: 'connected', call: 'connect', local: `127.0.0.1:${endpoint}`, remote });
  };
  const close = (endpoint: number, connection: number): void =>
    page.test.emit({ t: (t += 1000), endpoint, connection, type: 'closed', call: 'close', ...counts });
  const hangUp = (endpoint: number): void => {
    close(endpoint, endpoint + 1);
    page.test.emit({ t, endpoint, type: 'closed', call: 'close', ...counts });
  };
  /** The target that the page is told of next. */
  const told = (target: number | undefined) => {
    const before = page.notices.length;
    const isNew = (notice: object) => page.notices.findIndex(({ body }) => body === notice) >= before;
    page.test.host.refresh();
    return page.notice('endpoints', (notice) => isNew(notice) && notice.target === target);
  };
  const latest = async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return page.notices.findLast(({ name }) => name === 'endpoints')?.body as { target?: number } | undefined;
  };

  it('is a followed connection, not the one that was chosen', async () => {
    page.test.services.target.choose(2);
    await told(2);
    const next = told(3);
    await page.request('followStream', { stream: { ...stream, id: 3 } });
    assert.equal((await next).targetNote, '');
    await page.request('send', draft);
    assert.equal(page.test.ledger.connection(3)?.bytesOut, 5);
    assert.equal(page.test.ledger.connection(2)?.bytesOut, 0);
  });

  it('is a followed connection, not all of its listener', async () => {
    await page.request('setScope', { scope: { id: 1 } });
    await page.request('setTarget', { id: 1 });
    await told(1);
    const next = told(2);
    await page.request('followStream', { stream: { ...stream, id: 2 } });
    await next;
    close(1, 2);
    await told(undefined);
    await assert.rejects(page.request('send', draft), { code: 'EDESTADDRREQ' });
    assert.equal(page.test.ledger.connection(3)?.bytesOut, 0);
  });

  it('is no other than the followed one for a page that has not been told of it yet', async () => {
    page.test.services.target.choose(2);
    await told(2);
    await page.request('followStream', { stream: { ...stream, id: 3 } });
    await assert.rejects(page.request('send', { to: 2, ...draft }), { code: 'EDESTADDRREQ' });
    assert.equal(page.test.ledger.connection(2)?.bytesOut, 0);
    await page.request('setTarget', { id: 2 });
    assert.deepEqual(await page.request('send', { to: 2, ...draft }), { bytes: 5 }, 'picked since');
  });

  it('is the open connection of the selected row, and says so', async () => {
    page.test.services.target.choose(2);
    await told(2);
    // The rows of #2, #3 and a client, each with a chunk.
    connect(100);
    const client = page.test.store.next - 1;
    const next = told(3);
    await page.request('selectRow', { seq: 17 });
    assert.match((await next).targetNote, /^Now sending to :53132/);
    await page.request('send', draft);
    assert.equal(page.test.ledger.connection(3)?.bytesOut, 5);
    const last = told(100);
    await page.request('selectRow', { seq: client });
    assert.match((await last).targetNote, /^Now sending to .*9998/);
  });

  it('stays where the selected row is of no connection, or of a closed one', async () => {
    page.test.services.target.choose(2);
    close(1, 3);
    await told(2);
    for (const seq of [17, 10]) await page.request('selectRow', { seq });
    assert.equal((await latest())?.target, 2);
  });

  it('is what was picked after the row was selected, also when the page is loaded again', async () => {
    await page.request('selectRow', { seq: 17 });
    await told(3);
    await page.request('setTarget', { id: 2 });
    await told(2);
    await page.request('ready', {});
    await page.request('selectRow', { seq: 17 });
    assert.equal((await latest())?.target, 2);
    const next = told(3);
    await page.request('selectRow', { seq: 18 });
    await next;
  });

  it('is the selected connection below its listener, and the followed stream before it', async () => {
    await page.request('setScope', { scope: { id: 1 } });
    await page.request('selectRow', { seq: 17 });
    await told(3);
    await page.request('followStream', { stream: { ...stream, id: 2 } });
    await told(2);
    await page.request('selectRow', { seq: 18 });
    assert.equal((await latest())?.target, 2);
  });

  it('makes what is followed the target of the window too', async () => {
    await page.request('followStream', { stream: { ...stream, id: 3 } });
    assert.equal(page.test.services.target.current(), 3);
    await page.request('followStream', {});
    await told(3);
  });

  it('is the newest client after an old one is half-closed, and says so', async () => {
    connect(100);
    await told(100);
    await page.request('send', { to: 100, ...draft });
    page.test.emit({
      t: (t += 1),
      endpoint: 100,
      connection: 101,
      type: 'end',
      call: 'recv',
      direction: 'in',
    });
    const next = told(200);
    connect(200);
    assert.match((await next).targetNote, /^Now sending to .*9998/);
    hangUp(100);
    await told(200);
    const after = told(200);
    await page.request('send', draft);
    assert.equal((await after).targetNote, '', 'the user has seen it');
  });

  it('is never all of a listener unasked, also when what was sent to is gone', async () => {
    page.test.services.target.choose(2);
    await told(2);
    const next = told(undefined);
    close(1, 2);
    await next;
    await page.request('setScope', { scope: { id: 1 } });
    await told(3);
    connect(100);
    page.test.emit({
      t: t++,
      endpoint: 1,
      connection: 50,
      type: 'accepted',
      call: 'accept',
      local: 'a',
      remote: 'b',
    });
    await told(3);
    assert.equal(page.test.services.target.canSend(1), true);
  });

  it('is not blank for ever where the chosen one has closed and sockets are open', async () => {
    connect(100);
    page.test.services.target.choose(100);
    connect(200);
    page.test.services.target.choose(100);
    await told(100);
    const next = told(200);
    hangUp(100);
    await next;
  });

  it('is of the scope, or nobody: what is out of view is not sent to unasked', async () => {
    connect(100);
    await page.request('setScope', { scope: { id: 1 } });
    await told(undefined);
    await assert.rejects(page.request('send', draft), { code: 'EDESTADDRREQ' });
    await page.request('setScope', { scope: { id: 101 } });
    await told(100);
    await page.request('setTarget', { id: 3 });
    await told(3);
    await page.request('setScope', { scope: { id: 2 } });
    await told(2);
  });

  it('stays the only connection when another one comes', async () => {
    page.dispose();
    page = new PageClient({ connections: 1 });
    await page.request('ready', {});
    await page.notice('endpoints', ({ target }) => target === 2);
    page.test.emit({
      t: 1e6,
      endpoint: 1,
      connection: 50,
      type: 'accepted',
      call: 'accept',
      local: 'a',
      remote: 'b',
    });
    assert.equal((await latest())?.target, 2);
  });
});
