import assert from 'node:assert/strict';
import type { NamedFilter } from '../../../../src/app/page/context/pageEditor.ts';
import type { RowsAction, RowsActionRequest } from '../../../../src/page/listMessages.ts';
import { PageClient } from '../../../support/page/pageClient.ts';
import { listening } from '../../../support/page/scriptedTraffic.ts';

describe('actOnRows', () => {
  let page: PageClient;
  beforeEach(async () => {
    page = new PageClient({ rows: 32 });
    await page.request('ready', {});
    await page.notice('capture');
  });
  afterEach(() => page.dispose());

  /** What the editor did first. */
  const act = async (
    action: RowsAction,
    ranges: RowsActionRequest['ranges'],
    active = ranges[0]?.from ?? 0,
    generation = 0,
  ): Promise<readonly [string, unknown]> => {
    page.test.editor.done.length = 0;
    const look = { columns: ['number', 'preview'], time: 'time', preview: 'text' } as const;
    await page.request('actOnRows', { action, generation, ranges, active, ...look });
    for (let turn = 0; turn < 200 && page.test.editor.done.length === 0; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const [{ what, value } = { what: 'nothing', value: undefined }] = page.test.editor.done;
    return [what, value];
  };
  const one = (row: number) => [{ from: row, to: row + 1 }];

  it('asks for a selection where there is none', async () => {
    assert.deepEqual(await act('copyText', []), ['information', 'Select a row of the list first.']);
  });

  it('copies rows in each form, or says why none was', async () => {
    assert.deepEqual(await act('copyText', [{ from: 5, to: 7 }]), ['copied', '5\tping\\n\n6\tpong\\n\n']);
    assert.equal(page.test.editor.done[1]?.value, 'Copied 2 rows as text');
    assert.deepEqual(await act('copyHex', one(5)), ['copied', '70 69 6e 67 0a\n']);
    assert.deepEqual(await act('copyPayload', one(5)), ['copied', '"ping\\n"\n']);
    const [, json] = await act('copyJson', one(5));
    assert.equal((JSON.parse(String(json)) as [{ bytes: string }])[0].bytes, 'cGluZwo=');
    assert.match(String((await act('copyHex', one(0)))[1]), /none of the selected rows has bytes/);
    assert.match(String((await act('copyHex', one(0), 0, 7))[1]), /list has changed since/);
    page.test.store.clear();
    assert.match(String((await act('copyText', one(3)))[1]), /Nothing was copied/);
  });

  it('colors rows like one, in what the user chooses', async () => {
    const labels = async (row: number) => {
      const [what, filters] = await act('colorLike', one(row));
      assert.equal(what, 'colors');
      return (filters as NamedFilter[]).map(({ label, filter }) => `${label}: ${filter}`);
    };
    assert.deepEqual(await labels(5), [
      'The same bytes: bytes:"ping"',
      'Received by this endpoint: endpoint:tcp://127.0.0.1:9998 dir:in',
      'This endpoint: endpoint:tcp://127.0.0.1:9998',
      'This peer: peer:127.0.0.1:53131',
      'This connection: conn=2',
    ]);
    assert.deepEqual(await labels(4), [
      'The same kind of event: type:waiting',
      'This endpoint: endpoint:tcp://127.0.0.1:9998',
      'This peer: peer:127.0.0.1:53131',
      'This connection: conn=2',
    ]);
    assert.match(JSON.stringify(await act('colorLike', one(5), 5, 7)), /ERR_NO_ROW/);
  });

  it('sends rows again to where they went or came from', async () => {
    assert.deepEqual(await act('sendAgain', one(5)), ['status', 'Sent 5 B again, to 127.0.0.1:53131']);
    assert.equal(page.test.store.next, 33);
    const [what, failure] = await act('sendAgain', one(0));
    assert.deepEqual([what, (failure as { code: string }).code], ['failure', 'ERR_NO_BYTES']);
    page.test.engine.failure = { code: 'EPIPE', message: 'It is closed.' };
    assert.equal(((await act('sendAgain', one(5)))[1] as { code: string }).code, 'EPIPE');
  });

  it("offers another target where the row's is closed", async () => {
    page.test.engine.reset(2);
    page.test.services.target.choose(4);
    page.test.engine.reset(4);
    assert.equal(((await act('sendAgain', one(5)))[1] as { code: string }).code, 'ENOTCONN');
    page.test.services.target.choose(3);
    const [what, message] = await act('sendAgain', one(5));
    assert.equal(what, 'error');
    assert.match(String(message), /127\.0\.0\.1:53131 is not open any more/);
    page.test.editor.acceptsOffers = true;
    assert.equal((await act('sendAgain', one(5)))[0], 'error');
    assert.equal(page.test.editor.done[1]?.value, 'Sent 5 B again, to 127.0.0.1:53132');
  });

  it('compares the bytes of two rows, as text or as hex, and says so where there are not two', async () => {
    assert.deepEqual(await act('compareBytes', [{ from: 5, to: 7 }]), [
      'compare',
      [
        { title: '#5 in 5 bytes', text: 'ping\\n\n' },
        { title: '#6 out 5 bytes', text: 'pong\\n\n' },
      ],
    ]);
    for (const ranges of [one(5), [{ from: 5, to: 9 }], one(0)]) {
      const [what, failure] = await act('compareBytes', ranges);
      assert.deepEqual([what, (failure as { code: string }).code], ['failure', 'ERR_NO_BYTES']);
    }
  });

  it('makes an experiment of the rows of one connection', async () => {
    assert.deepEqual(await act('newExperiment', [{ from: 5, to: 7 }]), [
      'experiment',
      { connection: 2, rows: [5, 6] },
    ]);
    assert.deepEqual(await act('newExperiment', [{ from: 14, to: 18 }]), [
      'experiment',
      { connection: 2, rows: [14, 15] },
    ]);
    page.test.store.append(listening[0] ?? assert.fail());
    const [what, failure] = await act('newExperiment', one(32));
    assert.deepEqual([what, (failure as { code: string }).code], ['failure', 'ENOTCONN']);
  });

  it('adds a rule that replies to what a listener received', async () => {
    const [what, rules] = await act('replyWithRule', one(5));
    assert.equal(what, 'rules');
    const { before, placeholder, after } = rules as { before: string; placeholder: string; after: string };
    assert.equal(before + placeholder + after, 'on data "ping\\n" reply "thanks"');
    assert.equal(((await act('replyWithRule', one(6)))[1] as { code: string }).code, 'ERR_NOT_RECEIVED');
  });
});
