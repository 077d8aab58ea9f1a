import assert from 'node:assert/strict';
import { decoderSamples } from '../support/decoderSamples.ts';
import { pageBench } from '../support/page/pageBench.ts';

const modbus = decoderSamples.find(({ name }) => name === 'Modbus request')?.bytes ?? new Uint8Array();
const long = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 256);

describe('The detail pane, narrow and wide', () => {
  const bench = pageBench();
  const more = () => bench.page.getByRole('button', { name: 'More: all tabs' });

  const show = async (bytes: Uint8Array, width: number, height = 900): Promise<void> => {
    await bench.open(`layout=${width < 600 ? 'narrow' : 'wide'}&rows=7`, width, height);
    await bench.replaceRows(6, [new Uint8Array(bytes)]);
    await bench.listed(6);
    await bench.page.locator('#row-5').click();
    await bench.page.locator('#tab-hex').click();
    await bench.page.locator('.hex-byte[data-at="0"]', { hasText: /^[\da-f]{2}$/ }).waitFor();
  };
  const heightOf = async (selector: string): Promise<number> =>
    (await bench.page.locator(selector).boundingBox())?.height ?? 0;
  /** The texts of the parts that are cut at their right edge. */
  const cut = (selectors: string): Promise<string[]> =>
    bench.page.evaluate(
      (all) =>
        [...document.querySelectorAll(all)]
          .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
          .map(({ textContent }) => textContent),
      selectors,
    );

  it('has eight bytes a line with their text at 300 px, and one line above them', async () => {
    await show(modbus, 300);
    await bench.page.getByRole('tab', { name: 'Modbus TCP' }).waitFor();
    assert.deepEqual(await bench.page.getByRole('tab').allInnerTexts(), ['Hex', 'Text', 'Modbus TCP']);
    // How long it is, its row says.
    assert.equal(await bench.page.locator('.detail-title').innerText(), '#5');
    assert.equal(await bench.page.locator('.hex-row').first().locator('.hex-byte:visible').count(), 8);
    assert.equal(await bench.page.locator('.hex-row').first().locator('.hex-character:visible').count(), 8);
    assert.deepEqual(await cut('.hex, .detail-title, .detail-head'), []);
    assert.ok((await heightOf('.detail-head')) <= 26);
    assert.equal(await bench.page.locator('.detail-sections').isVisible(), false);
    await bench.page.getByRole('tab', { name: 'Modbus TCP' }).click();
    await bench.page.locator('.field-row', { hasText: 'quantity' }).waitFor();
  });

  it('unfolds what has no room, and folds it again', async () => {
    await show(modbus, 300);
    await more().click();
    for (const name of ['Hex', 'Text', 'Modbus TCP', 'Notation'])
      await bench.page.getByRole('tab', { name, exact: true }).waitFor();
    await bench.page.locator('.cursor-table').waitFor();
    assert.deepEqual(await cut('.detail-sections, .cursor-section .section-body'), []);
    await bench.page.getByRole('group', { name: 'Copy the selection' }).waitFor();
    await bench.page.getByRole('button', { name: 'Close the selected event' }).waitFor();
    await more().click();
    await bench.page.locator('.cursor-table').waitFor({ state: 'hidden' });
  });

  it('cuts nothing at 240 px', async () => {
    await show(modbus, 240);
    await bench.page.getByRole('tab', { name: 'Modbus TCP' }).waitFor();
    assert.equal(await bench.page.locator('.detail-title').innerText(), '#5');
    assert.equal(await bench.page.locator('.hex-row').first().locator('.hex-character:visible').count(), 4);
    assert.deepEqual(await cut('.hex, .detail-title, .detail-head'), []);
  });

  it('gives the larger part of a wide pane to the bytes, and the rest to what they mean', async () => {
    await show(long, 1600);
    await bench.page.locator('.cursor-table').waitFor();
    assert.ok((await heightOf('.hex')) >= 0.55 * (await heightOf('.detail-panel')));
    assert.ok((await heightOf('.detail-sections')) >= 0.25 * (await heightOf('.detail-panel')));
    await show(modbus, 1600);
    assert.equal(await heightOf('.hex'), 20);
  });

  it('does not cut numbers in a pane of 430 px', async () => {
    await show(long, 1040);
    await bench.page.locator('.cursor-table').waitFor();
    assert.deepEqual(await cut('.detail-sections, .cursor-section .section-body'), []);
  });

  it('breaks a number that is too wide between its thousands', async () => {
    await show(long, 1100);
    await bench.page.locator('.hex-byte[data-at="9"]').click();
    await bench.page.locator('.cursor-section', { hasText: 'offset 0x09' }).waitFor();
    const lines = await bench.page.locator('.copied-value').evaluateAll((values) =>
      values
        .filter(({ textContent }) => /^\s*\d{1,3}(,\d{3}){6}/.test(textContent))
        .flatMap((value) => {
          const texts: string[] = [];
          const walker = document.createTreeWalker(value, NodeFilter.SHOW_TEXT);
          let top = Number.NaN;
          for (let text = walker.nextNode(); text !== null; text = walker.nextNode())
            for (const [at, character] of (text.textContent ?? '').split('').entries()) {
              const place = document.createRange();
              place.setStart(text, at);
              place.setEnd(text, at + 1);
              const box = place.getBoundingClientRect();
              if (character.trim() === '') continue;
              texts.push(box.top === top ? `${texts.pop() ?? ''}${character}` : character);
              top = box.top;
            }
          return texts.slice(0, -1);
        }),
    );
    assert.ok(lines.length > 0);
    for (const line of lines) assert.match(line, /,$/);
  });
});
