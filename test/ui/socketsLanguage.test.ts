import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { checkoutDir, outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { pickQuickInput, quickInput, runCommand } from '../support/host/quickInput.ts';
import { themeNames, useTheme } from '../support/host/useTheme.ts';

const file = 'L06-many-clients.sockets';

/** An example, as somebody reads, breaks, mends and goes on writing it. */
describe('experiments in the editor', () => {
  followOnEachOther();
  let workbench: Workbench;

  before(async () => {
    await mkdir(join(outDir, 'screenshots'), { recursive: true });
    const text = await readFile(join(checkoutDir, 'media', 'examples', file), 'utf8');
    workbench = await openWorkbench({
      files: { [file]: text },
      settings: { 'files.autoSave': 'off' },
      viewport: { width: 1200, height: 900 },
    });
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await page.keyboard.press('ControlOrMeta+p');
    await quickInput(page).locator('input[type="text"]').waitFor();
    await page.keyboard.type(file);
    await pickQuickInput(page, file);
    await editor().locator('.view-line').filter({ hasText: 'listen' }).first().waitFor();
  });

  after(() => workbench.close());

  const editor = (): Locator => workbench.page.locator('.editor-instance .monaco-editor').first();
  const line = (text: string): Locator => editor().locator('.view-line').filter({ hasText: text }).first();
  const shoot = (name: string) =>
    workbench.page.screenshot({
      path: join(outDir, 'screenshots', `sockets-language-${name}.png`),
      animations: 'disabled',
    });

  /** A word that has a colour of its own; all are plain until the grammar has read the line. */
  const coloured = (word: string): Locator =>
    editor().locator('.view-line span > span:not(.mtk1)').filter({ hasText: word }).first();

  /** The class that gives a word of a line its colour. */
  async function colourOf(lineText: string, word: string): Promise<string> {
    const token = line(lineText).locator('span > span').filter({ hasText: word }).first();
    return (await token.getAttribute('class')) ?? '';
  }

  /** The cursor to the end of a line that is in view. */
  async function goToEnd(text: string): Promise<void> {
    await line(text).click();
    await workbench.page.keyboard.press('End');
  }

  it('have colours, and an outline', async () => {
    const { page } = workbench;
    // Plain, until the grammar has read the file.
    await editor()
      .locator('.view-line span > span:not(.mtk1)')
      .filter({ hasText: 'listen' })
      .first()
      .waitFor();
    const statement = await colourOf('listen', 'listen');
    assert.notEqual(statement, await colourOf('listen', '127.0.0.1'));
    assert.notEqual(statement, await colourOf('connect {{server}} as alice', 'alice'));
    await runCommand(page, 'Explorer: Focus on Outline View');
    const outline = page.locator('.outline-pane .monaco-list-row');
    await outline.filter({ hasText: 'server' }).first().waitFor();
    for (const name of ['alice', 'bob', 'carol']) await outline.filter({ hasText: name }).first().waitFor();
    for (const kind of ['dark', 'light', 'highContrastDark', 'highContrastLight'] as const) {
      await useTheme(workbench, kind);
      await shoot(themeNames[kind].marker);
    }
    await useTheme(workbench, 'dark');
  });

  it('say what is wrong, and put it right', async () => {
    const { page } = workbench;
    await goToEnd('alice > "one');
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    await editor().locator('.squiggly-error').first().waitFor();
    await page.keyboard.press('ControlOrMeta+.');
    const menu = page.locator('.action-widget');
    await menu.getByText('Write alice').waitFor();
    await shoot('fix');
    await page.keyboard.press('Enter');
    await editor().locator('.squiggly-error').waitFor({ state: 'detached' });
    await line('alice > "one').waitFor();
  });

  it('complete a name and what goes with it, and go in behind a block', async () => {
    const { page } = workbench;
    await goToEnd('carol < end');
    await page.keyboard.press('Enter');
    const widget = page.locator('.suggest-widget.visible');
    await page.keyboard.type('se');
    await widget.locator('.monaco-list-row').filter({ hasText: 'server' }).first().waitFor();
    await shoot('completion');
    await page.keyboard.press('Tab');
    await widget.locator('.monaco-list-row').filter({ hasText: 'NAME > PAYLOAD' }).first().waitFor();
    await shoot('completion-next');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Backspace');
    // Enter ends a line whose last word is whole, whatever is offered for it.
    await page.keyboard.type('carol clos');
    await widget.locator('.monaco-list-row').filter({ hasText: 'close' }).first().waitFor();
    await page.keyboard.type('e');
    await page.keyboard.press('Enter');
    await page.keyboard.type('repeat 3');
    // VS Code indents by what it has tokenised: an Enter before that is a plain one.
    await coloured('repeat').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('wait 1s');
    await page.keyboard.press('Enter');
    await page.keyboard.type('listen ');
    await widget.locator('.monaco-list-row').filter({ hasText: 'udp://127.0.0.1:0' }).first().waitFor();
    await shoot('completion-address');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Backspace');
    await page.keyboard.press('ControlOrMeta+Space');
    await widget.locator('.monaco-list-row').filter({ hasText: 'accept' }).first().waitFor();
    await shoot('completion-line');
    await page.keyboard.press('Escape');
    await line('wait 1s').waitFor();
    assert.equal((await line('carol close').innerText()).replaceAll('\u00a0', ' '), 'carol close');
    assert.equal((await line('wait 1s').innerText()).replaceAll('\u00a0', ' '), '  wait 1s');
  });

  it('have snippets: once among what is completed, and all in Insert Snippet', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: New Experiment');
    await page.locator('.tab.active[data-resource-name="experiment.sockets"]').waitFor();
    // Its tab is there before the keyboard is.
    await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await line('test "').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('test-u');
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    // VS Code offers nothing by itself where it was not quick enough to know the language yet.
    if ((await rows.count()) === 0) await page.keyboard.press('ControlOrMeta+Space');
    await rows.filter({ hasText: 'Test over UDP' }).first().waitFor();
    assert.equal(await rows.filter({ hasText: 'test-udp' }).count(), 1);
    await rows.filter({ hasText: 'test-udp' }).click();
    await line('listen udp://127.0.0.1:0 as server').waitFor();
    await line('connect {{server}} as client').waitFor();
    await page.keyboard.press('Escape');
    await runCommand(page, 'Snippets: Insert Snippet');
    await quickInput(page).getByText('test-udp').waitFor();
    await page.keyboard.type('http-get');
    await pickQuickInput(page, 'http-get');
    await line('GET / HTTP/1.1').waitFor();
    await runCommand(page, 'View: Revert and Close Editor');
  });

  it('explain what the mouse rests on', async () => {
    const { page } = workbench;
    await line('listen tcp').getByText('backlog').first().hover();
    const hover = page.locator('.monaco-hover').filter({ hasText: 'Only programs on this machine' });
    await hover.first().waitFor();
    await shoot('hover');
  });
});
