import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { encodePayload } from '../../src/language/payload/encodePayload.ts';
import { parsePayload } from '../../src/language/payload/parsePayload.ts';
import { nextFrame } from '../support/host/keyboard.ts';
import { decoderSamples } from '../support/decoderSamples.ts';
import type { EngineEvent } from '../../src/model/engineEvent.ts';
import { data } from '../support/page/scriptedTraffic.ts';
import { pageBench } from '../support/page/pageBench.ts';

const modbus = decoderSamples.find(({ name }) => name === 'Modbus request')?.bytes ?? new Uint8Array();

describe('The bytes of a row, looked at closely', () => {
  const bench = pageBench();
  const tab = (name: string) => bench.page.getByRole('tab', { name, exact: true });
  const cell = (at: number) => bench.page.locator(`.hex-byte[data-at="${at}"]`);
  const lit = () =>
    bench.page
      .locator('.hex-byte.lit')
      .evaluateAll((cells) => cells.map((one) => Number((one as HTMLElement).dataset['at'])));
  const section = (name: string) => bench.page.locator('.section-head', { hasText: name });

  /** Row 1 (received) with these bytes, in the detail pane. */
  const show = async (
    bytes: Uint8Array,
    name: string,
    query = 'layout=wide',
    width = 1400,
  ): Promise<void> => {
    // One more than there will be: by their number they are told apart.
    await bench.open(`${query}&rows=7`, width, 900);
    const payload = Array.from(bytes);
    await bench.replaceRows(6, [new Uint8Array(payload)]);
    await bench.listed(6);
    await bench.page.locator('#row-5').click();
    await tab(name).click();
  };

  /** Row 5: the second half of what a client of ours wrote with row 3, with the same Modbus request twice. */
  const showSentByUs = async (): Promise<void> => {
    await bench.open('layout=wide&rows=7', 1400, 900);
    const client = { t: 0, endpoint: 7, connection: 8 } as const;
    const ends = { local: '127.0.0.1:53131', remote: '127.0.0.1:9998' };
    const twice = new Uint8Array([...modbus, ...modbus]);
    await bench.replaceCapture({
      rows: 0,
      limit: 6,
      before: [
        { ...client, type: 'opening', kind: 'client', transport: 'tcp', address: 'tcp://127.0.0.1:9998' },
      ] as EngineEvent[],
      events: [
        { ...client, type: 'connecting', call: 'connect', remote: '127.0.0.1:9998' },
        data(1, 0, modbus, 3),
        { ...client, type: 'connected', call: 'connect', ...ends },
        { ...client, type: 'data', call: 'send', direction: 'out', bytes: twice, offset: 0 },
        data(1, 1, modbus, 2, 0),
        data(1, 1, modbus, 2, 12),
      ] as EngineEvent[],
    });
    await bench.listed(6);
    await bench.page.locator('#row-5').click();
    await tab('Hex').click();
  };

  it('has tabs for the keyboard, and says what row it is', async () => {
    await show(modbus, 'Text');
    await bench.page.locator('.detail-title', { hasText: '#5 · in · 12 bytes · offset 145' }).waitFor();
    await tab('Text').focus();
    for (const name of ['Decoded', 'Notation', 'Hex', 'Text']) {
      await bench.page.keyboard.press('ArrowRight');
      await bench.page.locator('[role=tab][aria-selected=true]', { hasText: name }).waitFor();
      assert.equal(await tab(name).evaluate((node) => node === document.activeElement), true, name);
    }
    await bench.page.keyboard.press('End');
    await bench.page.getByRole('tabpanel', { name: 'Notation' }).waitFor();
    // Keys with Control are somebody else's.
    await bench.page.keyboard.press('Control+Home');
    await nextFrame(bench.page);
    assert.equal(await tab('Notation').getAttribute('aria-selected'), 'true');
  });

  it('has a cursor and a selection for keys and mouse, in both columns, and says how long it is', async () => {
    await show(
      new Uint8Array(100).map((_, at) => at),
      'Hex',
    );
    await cell(8).click();
    await bench.page.locator('.hex').focus();
    for (let step = 0; step < 4; step++) await bench.page.keyboard.press('Shift+ArrowRight');
    await bench.page.getByText('selection 5 bytes, 0x08–0x0c').waitFor();
    assert.equal(await bench.page.locator('.hex-byte.selected').count(), 5);
    assert.equal(await bench.page.locator('.hex-character.selected').count(), 5);
    await bench.page.keyboard.press('ArrowDown');
    await bench.page.getByText('offset 0x1c (28)').waitFor();
    await bench.page.keyboard.press('Home');
    await bench.page.getByText('offset 0x10 (16)').waitFor();
    await bench.page.keyboard.press('Control+End');
    await bench.page.getByText('offset 0x63 (99)').waitFor();
    await bench.page.keyboard.press('Control+a');
    await bench.page.getByText('selection 100 bytes, 0x00–0x63').waitFor();
    const [from, to] = [await cell(2).boundingBox(), await cell(18).boundingBox()];
    assert.ok(from !== null && to !== null);
    await bench.page.mouse.move(from.x + 4, from.y + 8);
    await bench.page.mouse.down();
    await bench.page.mouse.move(to.x + 4, to.y + 8, { steps: 4 });
    await bench.page.mouse.up();
    await bench.page.getByText('selection 17 bytes, 0x02–0x12').waitFor();
  });

  it('copies the selection as hex, text and notation', async () => {
    await show(new TextEncoder().encode('a\nü'), 'Hex');
    await bench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = (): Promise<string> => bench.page.evaluate(() => navigator.clipboard.readText());
    await cell(0).click();
    await bench.page.locator('.hex').focus();
    await bench.page.keyboard.press('Control+a');
    await bench.page.keyboard.press('Control+c');
    await bench.page.getByText('Copied 4 bytes as hex').waitFor();
    assert.equal(await copied(), '61 0a c3 bc');
    await bench.page.getByRole('group', { name: 'Copy the selection' }).getByText('Text').click();
    await bench.page.getByText('Copied 4 bytes as text').waitFor();
    assert.equal(await copied(), 'a\\nü');
    await bench.page.getByRole('group', { name: 'Copy the selection' }).getByText('Notation').click();
    await bench.page.getByText('Copied 4 bytes as notation').waitFor();
    assert.equal(await copied(), '"a\\nü"');
  });

  it('reads numbers at the cursor, and copies the one that is clicked', async () => {
    await show(Uint8Array.of(0, 1, 0, 0, 0, 0x17, 1, 3, 0x68, 0x65, 0x6c, 0x6c), 'Hex');
    await bench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await cell(8).click();
    await section('At the cursor · offset 0x08').waitFor();
    const row = bench.page.locator('.cursor-table tr', { hasText: 'uint16' });
    await row.locator('button').nth(1).waitFor();
    assert.deepEqual(
      await row.locator('button').evaluateAll((all) => all.map(({ textContent }) => textContent.trim())),
      ['26,725', '25,960'],
    );
    await row.locator('button').first().click();
    assert.equal(await bench.page.evaluate(() => navigator.clipboard.readText()), '26725');
  });

  it('lights the bytes of a field, and marks the field of a byte', async () => {
    await show(modbus, 'Hex');
    const field = (name: string) =>
      bench.page.locator('.field-item', {
        has: bench.page.locator(`> .field-row > .field-name:text-is("${name}")`),
      });
    await section('Decoded · Modbus TCP · certain').waitFor();
    await field('transaction').locator('> .field-row').hover();
    assert.deepEqual(await lit(), [0, 1]);
    await cell(9).hover();
    await bench.page.locator('.field-item.lit .field-name', { hasText: 'address' }).waitFor();
    assert.deepEqual(await lit(), [8, 9]);
    await bench.page.mouse.move(10, 10);
    assert.deepEqual(await lit(), []);
    // By the keyboard too: the focus on a field, and the cursor on a byte.
    await field('request').focus();
    await bench.page.keyboard.press('ArrowRight');
    await bench.page.keyboard.press('ArrowDown');
    assert.deepEqual(await lit(), [2, 3]);
    await bench.page.keyboard.press('Enter');
    await bench.page.getByText('selection 2 bytes, 0x02–0x03').waitFor();
    await bench.page.locator('.hex').focus();
    await bench.page.keyboard.press('Control+End');
    await bench.page.locator('.field-item.lit .field-name', { hasText: 'quantity' }).waitFor();
    assert.deepEqual(await lit(), [10, 11]);
  });

  it('lights them in the text too', async () => {
    await show(new TextEncoder().encode('GET /x HTTP/1.1\r\nHost: a\r\n\r\n'), 'Text');
    await bench.page.locator('.field-row', { hasText: 'target' }).hover();
    assert.equal(await bench.page.locator('.text-body .lit').textContent(), '/x');
  });

  it('is a tree that opens and closes by arrows', async () => {
    await show(new TextEncoder().encode('{"a":{"b":[1,2]},"c":3}'), 'Decoded');
    const shown = (): Promise<string[]> => bench.page.locator('.field-name:visible').allTextContents();
    await bench.page.locator('.field-item').first().waitFor();
    assert.deepEqual(await shown(), ['value', 'a', 'b', '[0]', '[1]', 'c']);
    await bench.page.locator('.field-item').nth(1).focus();
    await bench.page.keyboard.press('ArrowLeft');
    assert.deepEqual(await shown(), ['value', 'a', 'c']);
    await bench.page.keyboard.press('ArrowLeft');
    assert.equal(
      await bench.page.evaluate(() => document.activeElement?.querySelector('.field-name')?.textContent),
      'value',
    );
  });

  it('says on demand what was tried where nobody knows the bytes, and keeps a decoder that was chosen', async () => {
    await show(new TextEncoder().encode('hello'), 'Hex');
    await section('Decoded · not recognised').waitFor();
    assert.equal(await bench.page.locator('.decoded').isVisible(), false);
    await section('Decoded').click();
    assert.ok((await bench.page.locator('.decoded-tried li:visible').count()) >= 5);
    await section('Decoded').click();
    await bench.page.locator('.decoded').waitFor({ state: 'hidden' });
    await tab('Decoded').click();
    await bench.page.getByLabel('Decode as').selectOption('MQTT 5');
    await section('Decoded · MQTT 5 · chosen').waitFor();
    await bench.page.locator('.field-problem').first().waitFor();
    await bench.page.locator('#row-3').click();
    await bench.page.getByText('#3 · in').waitFor();
    await section('Decoded · MQTT 5 · chosen').waitFor();
    await bench.page.getByLabel('Decode as').selectOption('Detect');
    await bench.page.locator('summary', { hasText: 'Not recognised' }).waitFor();
  });

  it('tells which write a read came from, and goes to that row', async () => {
    await showSentByUs();
    const written = bench.page.locator('.written-words');
    await written.waitFor();
    assert.equal(
      await written.textContent(),
      'write #3 on client tcp://127.0.0.1:9998 · 24 bytes → 2 reads #4 + #5 (12 + 12)',
    );
    assert.equal(await written.locator('strong').textContent(), '12');
    await written.getByRole('button', { name: '#3' }).click();
    await bench.page.getByText('#3 · out').waitFor();
    assert.equal(await bench.selected().textContent(), '3');
    await bench.page.locator('#row-1').click();
    // The other end of that connection is not ours.
    await section('Written as').waitFor({ state: 'hidden' });
  });

  it('says why a row cannot be gone to', async () => {
    await showSentByUs();
    bench.host.addRows(4);
    await bench.page.locator('.written-words').getByRole('button', { name: '#3' }).click();
    const { done } = bench.host.editor;
    while (done.length === 0) await nextTurn();
    assert.deepEqual(done, [{ what: 'information', value: 'Row #3 is not in the capture any more.' }]);
  });

  it('writes notation that gives the same bytes, and hands it to the composer', async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, at) => (at * 7) % 256);
    await show(bytes, 'Notation');
    const body = bench.page.locator('.notation-body');
    await bench.page.waitForFunction(
      () => (document.querySelector('.notation-body')?.textContent.length ?? 0) > 5,
    );
    const parsed = parsePayload((await body.textContent()) ?? '');
    assert.ok(parsed.ok);
    const encoded = encodePayload(parsed.value);
    assert.deepEqual(encoded.ok && Array.from(encoded.value), Array.from(bytes));
    await bench.page.getByRole('button', { name: 'Edit in Composer' }).click();
    assert.equal(await bench.composer().inputValue(), await body.textContent());
  });

  it('keeps its width and its closed sections: by mouse, by keys, back by a double click', async () => {
    await show(modbus, 'Hex');
    const width = async (): Promise<number> =>
      Math.round((await bench.page.locator('.detail').boundingBox())?.width ?? 0);
    const isWide = async (wanted: number): Promise<void> => {
      await bench.page.waitForFunction(
        (px) => Math.abs((document.querySelector('.detail')?.getBoundingClientRect().width ?? 0) - px) <= 2,
        wanted,
      );
    };
    const first = await width();
    const sash = bench.page.getByRole('separator', { name: 'Width of the selected event' });
    const box = await sash.boundingBox();
    assert.ok(box !== null);
    await bench.page.mouse.move(box.x + 2, 400);
    await bench.page.mouse.down();
    await bench.page.mouse.move(box.x - 98, 400, { steps: 3 });
    await bench.page.mouse.up();
    await isWide(first + 100);
    await sash.focus();
    await bench.page.keyboard.press('ArrowRight');
    await isWide(first + 80);
    await section('At the cursor').click();
    await bench.page.locator('.cursor-table').waitFor({ state: 'hidden' });
    // Long enough for the page to save.
    await bench.page.waitForFunction(() =>
      (sessionStorage.getItem('page-state') ?? '').includes('"closed":["cursor"]'),
    );
    await bench.page.reload();
    await bench.page.locator('#row-5').click();
    await isWide(first + 80);
    assert.equal(await bench.page.locator('.cursor-table').isVisible(), false);
    await sash.dblclick();
    await isWide(first);
  });

  it('asks nothing for a section that is closed', async () => {
    await showSentByUs();
    await section('Decoded').click();
    await section('Written as').click();
    const asked = () =>
      bench.link.asked.filter(({ name }) => name === 'decode' || name === 'writeToRead').length;
    const before = asked();
    await bench.page.locator('#row-1').click();
    await bench.page.getByText('#1 · in').waitFor();
    await bench.page.locator('.hex-byte').first().waitFor();
    assert.equal(asked(), before);
  });
});
