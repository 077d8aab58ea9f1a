import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PageClient } from '../../../../support/page/pageClient.ts';

describe('requests of a page', () => {
  let page: PageClient;
  beforeEach(async () => {
    page = new PageClient({ rows: 32 });
    await page.request('ready', {});
    await page.notice('capture');
  });
  afterEach(() => page.dispose());
  const done = (what: string) =>
    page.test.editor.done.flatMap((one) => (one.what === what ? [one.value] : []));
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let turn = 0; turn < 400 && !isSo(); turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    assert.ok(isSo());
  };

  describe('for the list and a row', () => {
    it('return rows, their bytes, their fields and where they came from, and go to one', async () => {
      const { rows, peers } = await page.request('rows', { generation: 0, from: 5, count: 2 });
      assert.deepEqual(
        rows.map(({ seq }) => seq),
        [5, 6],
      );
      assert.deepEqual(peers, ['127.0.0.1:53131', '127.0.0.1:53131']);
      const bytes = await page.request('bytes', { generation: 0, seq: 5, offset: 1, length: 3 });
      assert.deepEqual(bytes, { total: 5, bytes: new Uint8Array([0x69, 0x6e, 0x67]) });
      assert.deepEqual((await page.request('decode', { generation: 0, seq: 7 })).by?.label, 'HTTP/1');
      // The other end is not ours.
      assert.deepEqual(await page.request('writeToRead', { generation: 0, seq: 5 }), { remarks: [] });
      await page.request('goToRow', { seq: 5 });
      assert.deepEqual(await page.notice('showRow'), { row: 5, open: false });
    });

    it('open the inspector of a row, or of everything once the row is gone', async () => {
      // The steps of a client that has no connection yet are of the client.
      page.test.emit({ type: 'removed', t: 1e6, endpoint: 1_000_003 });
      for (const seq of [5, 32, 500]) await page.request('inspectRow', { generation: 0, seq });
      assert.deepEqual(done('inspector'), [
        { id: 2, row: 5 },
        { id: 1_000_003, row: 32 },
        { id: undefined, row: 500 },
      ]);
    });

    it('find text in the words of steps too, but bytes only in bytes', async () => {
      const find = async (kind: 'text' | 'bytes', text: string) => {
        const query = { text, kind, matchCase: false };
        const found = await page.request('findBytes', { query, generation: 0, backward: false });
        return found.kind === 'found' ? found.at.seq : found.kind;
      };
      assert.equal(await find('text', 'reads slowly'), 4);
      assert.equal(await find('bytes', '"reads slowly"'), 'none');
      assert.equal(await find('bytes', '"ping"'), 5);
    });

    it('find text over the border of two chunks, but not of two datagrams', async () => {
      const query = { text: 'needle', kind: 'text', matchCase: false } as const;
      const find = () => page.request('findBytes', { query, generation: 0, backward: false });
      page.test.feed('in', 'a nee');
      page.test.feed('in', 'dle');
      const rest = [{ row: 33, start: 0, end: 3 }];
      const at = { row: 32, seq: 32, start: 2, end: 5, rest };
      assert.deepEqual(await find(), { kind: 'found', at, wrapped: false });
      const count = await page.request('countBytes', { query, generation: 0, at: { row: 32, start: 2 } });
      assert.deepEqual(count, { total: 1, isMore: false, number: 1 });
      page.test.store.clear();
      const udp = { endpoint: 900, connection: 901 };
      page.test.emit({
        ...udp,
        type: 'opening',
        t: 1e6,
        kind: 'client',
        transport: 'udp',
        address: 'udp://127.0.0.1:7',
      });
      for (const [offset, text] of [
        [0, 'nee'],
        [3, 'dle'],
      ] as const)
        page.test.emit({
          ...udp,
          type: 'data',
          t: 1e6,
          call: 'recv',
          direction: 'in',
          offset,
          bytes: Buffer.from(text),
        });
      const other = await page.request('findBytes', { query, generation: 1, backward: false });
      assert.equal(other.kind, 'none');
    });

    it('clear the capture', async () => {
      await page.request('clear', {});
      assert.deepEqual(await page.request('bytes', { generation: 0, seq: 5, offset: 0, length: 1 }), {
        total: 0,
      });
      await page.request('goToRow', { seq: 5 });
      await until(() => done('information').length > 0);
      assert.deepEqual(done('information'), ['Row #5 is not in the capture any more.']);
    });
  });

  describe('of the composer', () => {
    const draft = { text: 'hello', format: 'text', lineEnding: 'none' } as const;

    it("send to the target of the request, which becomes the window's", async () => {
      assert.deepEqual(await page.request('send', { to: 2, ...draft }), { bytes: 5 });
      assert.equal(page.test.services.target.current(), 2);
      await page.notice('capture', ({ viewNext }) => viewNext === 33);
      assert.deepEqual(await page.request('send', draft), { bytes: 5 });
    });

    it('fail where nothing is chosen, and with the failure of the engine', async () => {
      await assert.rejects(page.request('send', draft), { code: 'EDESTADDRREQ' });
      page.test.engine.failure = { code: 'EPIPE', message: 'It is closed.' };
      await assert.rejects(page.request('send', { to: 2, ...draft }), { code: 'EPIPE' });
    });

    it('preview payloads, but nothing of files outside the workspace or of the environment', async () => {
      const preview = await page.request('preview', { text: 'u8(1) "a"' });
      assert.deepEqual(preview.kind === 'bytes' && [preview.length, [...preview.first]], [2, [1, 0x61]]);
      await writeFile(join(page.test.folder, 'x'), 'abc');
      assert.equal((await page.request('preview', { text: 'file"x"' })).kind, 'file');
      const hidden = await page.request('preview', { text: 'file"/etc/hostname"' });
      assert.deepEqual(hidden, { kind: 'asked', what: ['file "/etc/hostname"'] });
      const outside = { to: 2, text: 'file"/etc/hostname"', format: 'payload', lineEnding: 'none' } as const;
      await assert.rejects(page.request('send', outside), { code: 'ERR_NOT_AGREED' });
    });

    it('leave a file to the editor, and open a draft in one', async () => {
      await writeFile(join(page.test.folder, 'x'), 'abc');
      const file = { to: 2, text: 'file"x"', format: 'payload', lineEnding: 'none' } as const;
      await assert.rejects(page.request('send', file), { code: 'ECANCELED' });
      assert.deepEqual(done('file'), [join(page.test.folder, 'x')]);
      await page.request('editDraft', draft);
      assert.deepEqual(done('payload'), ['"hello"']);
    });

    it('send repeatedly until they stop it, and dismiss what has ended', async () => {
      await page.request('repeat', { to: 2, ...draft, everyMs: 60_000, times: 5 });
      const { repeats } = await page.notice('repeats', ({ repeats: all }) => all.length === 1);
      const [{ id, times } = assert.fail()] = repeats;
      assert.equal(times, 5);
      await page.request('stopRepeat', { id });
      await page.request('stopRepeat', { id });
      await page.notice('repeats', ({ repeats: all }) => all.length === 0);
    });

    it('put a saved payload into the composer, and act on sockets', async () => {
      page.test.editor.savedPayload = { text: 'ping', format: 'text' };
      await page.request('savedPayloads', draft);
      assert.deepEqual(await page.notice('compose'), { text: 'ping', format: 'text' });
      await page.request('start', { kind: 'client' });
      assert.deepEqual(done('start'), ['client']);
      await page.request('setTarget', { id: 3 });
      assert.equal(
        (await page.notice('endpoints', ({ target }) => target === 3)).targetLabel,
        ':53132 → :9998 (server side)',
      );
      await page.request('act', { action: 'reset', id: 2 });
      assert.equal(page.test.ledger.connection(2)?.state, 'reset');
      await assert.rejects(page.request('act', { action: 'stop', id: 999 }), { code: 'ENOTCONN' });
    });
  });

  describe('about filters and finding', () => {
    it('apply a filter, keep the one before where there is a problem, and note, complete and offer them', async () => {
      assert.deepEqual(await page.request('setFilter', { filter: 'dir:in' }), { problems: [], hints: [] });
      const { viewNext, filter } = await page.notice('capture', (one) => one.filter !== '' && !one.searching);
      assert.deepEqual([viewNext < 32, filter], [true, 'dir:in']);
      assert.equal((await page.request('setFilter', { filter: 'dir:' })).problems.length, 1);
      await page.request('noteFilter', { filter: 'dir:in' });
      await page.request('noteFilter', { filter: 'dir:' });
      assert.deepEqual(await page.request('recentFilters', {}), { filters: ['dir:in'] });
      const { items } = await page.request('completeFilter', { text: 'peer:', cursor: 5 });
      assert.ok(items.some(({ label }) => label === '127.0.0.1:53131'));
      page.test.editor.filter = 'hello';
      await page.request('savedFilters', { filter: '' });
      assert.deepEqual(await page.notice('useFilter'), { filter: 'hello' });
    });

    it('mark what a filter has found', async () => {
      await page.request('setFilter', { filter: 'HELLO' });
      const { generation } = await page.notice('capture', (one) => one.filter === 'HELLO' && !one.searching);
      const { hits } = await page.request('rows', { generation, from: 0, count: 1 });
      assert.deepEqual(hits, [[0, 5]]);
      const bytes = await page.request('bytes', { generation, seq: 1, offset: 0, length: 20, hits: true });
      assert.deepEqual(bytes.hits, [0, 5]);
    });

    it('find text, expressions and bytes from a place on, count them, and say what is wrong', async () => {
      const find = (kind: 'text' | 'expression' | 'bytes', text: string, row = 0) =>
        page.request('findBytes', {
          query: { text, kind, matchCase: false },
          generation: 0,
          backward: false,
          from: { row, start: 0 },
        });
      const found = await find('text', 'PING');
      assert.deepEqual(found.kind === 'found' && [found.at.row, found.wrapped], [5, false]);
      const wrapped = await find('bytes', '70 69', 22);
      assert.deepEqual(wrapped.kind === 'found' && [wrapped.at.row, wrapped.wrapped], [5, true]);
      assert.equal((await find('expression', 'p[io]ng')).kind, 'found');
      assert.equal((await find('text', 'nowhere')).kind, 'none');
      for (const [kind, text] of [
        ['expression', '('],
        ['bytes', 'x'],
        ['bytes', '""'],
      ] as const)
        assert.equal((await find(kind, text)).kind, 'problem');
      const query = { text: 'ping', kind: 'text', matchCase: true } as const;
      const at = { row: 5, start: 0 };
      const count = await page.request('countBytes', { query, generation: 0, at });
      assert.deepEqual(count, { total: 2, isMore: false, number: 1 });
      assert.equal((await page.request('countBytes', { query, generation: 9, at })).total, 0);
      const stale = { query, generation: 9, backward: true } as const;
      assert.equal((await page.request('findBytes', stale)).kind, 'stale');
    });
  });

  describe('for a followed stream and the chart', () => {
    const stream = { id: 2, direction: 'both', mode: 'text', columns: 80 } as const;

    it('send lines, find in them, copy and save them', async () => {
      const none = await page.request('streamLines', { generation: 0, from: 0, count: 10 });
      assert.equal(none.lines.length, 0);
      await page.request('followStream', { stream });
      const { generation, next } = await page.notice('stream', (one) => !one.searching && one.next > 0);
      const { lines } = await page.request('streamLines', { generation, from: 0, count: 100 });
      assert.equal(lines.length, next);
      await page.request('streamFind', { text: 'ping' });
      const { found } = await page.request('streamMatch', { step: 1, line: 0 });
      assert.equal(found?.ordinal, 1);
      const copied = await page.request('copyStream', { generation, from: 0, to: next });
      assert.ok(copied.bytes > 0 && !copied.isCut);
      assert.match(String(done('copied')[0]), /ping/);
      await page.request('followStream', {});
    });

    it('save a stream whole, or say that bytes of it are missing', async () => {
      page.test.store.clear();
      page.test.editor.savePlace = { name: 'x.bin', path: join(page.test.folder, 'x.bin') };
      for (const text of ['ping', 'pong']) page.test.feed('in', text);
      await page.request('saveStream', { id: 2, direction: 'in' });
      await until(() => done('information').length + done('warning').length === 1);
      assert.match(String(done('information')[0]), /^Saved 8 bytes received to x\.bin\.$/);
      assert.match((await readFile(join(page.test.folder, 'x.bin'))).toString(), /ping/);
      page.test.addRows(32);
      await page.request('saveStream', { id: 2, direction: 'in' });
      await until(() => done('warning').length === 1);
    });

    it('save a stream to a file system of another extension as a whole', async () => {
      page.test.store.clear();
      const written: Uint8Array[] = [];
      const write = async (bytes: Uint8Array) => void written.push(bytes);
      page.test.editor.savePlace = { name: 'x.bin', write };
      for (const text of ['ping', 'pong']) page.test.feed('in', text);
      await page.request('saveStream', { id: 2, direction: 'in' });
      await until(() => done('information').length === 1);
      assert.equal(Buffer.concat(written).toString(), 'pingpong');
      assert.equal(written.length, 1);
    });

    it('say why a stream cannot be saved', async () => {
      const refuses = () => Promise.reject(Object.assign(new Error('No.'), { code: 'NoPermissions' }));
      page.test.editor.savePlace = { name: 'x.bin', write: refuses };
      await page.request('saveStream', { id: 2, direction: 'both' });
      await until(() => done('failure').length === 1);
      page.test.editor.savePlace = { name: 'x.bin', path: join(page.test.folder, 'none', 'x.bin') };
      await page.request('saveStream', { id: 2, direction: 'out' });
      await until(() => done('failure').length === 2);
      const codes = (done('failure') as { code: string }[]).map(({ code }) => code);
      assert.deepEqual(codes, ['EACCES', 'ENOENT']);
    });

    it('copy hex as the rows of a dump, and send figures while the chart is shown', async () => {
      await page.request('followStream', { stream: { ...stream, mode: 'hex', columns: 16 } });
      const { generation } = await page.notice('stream', (one) => !one.searching && one.next > 0);
      await page.request('copyStream', { generation, from: 0, to: 1 });
      assert.match(String(done('copied')[0]), /^00000000 {2}/);
      await page.request('showChart', { shown: true });
      assert.ok((await page.notice('chart')).count > 0);
      await page.request('showChart', { shown: false });
    });
  });
});
