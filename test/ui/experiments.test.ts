import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { pickQuickInput, quickInput, runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { treeRows, viewPane } from '../support/host/treeRows.ts';
import { useTheme } from '../support/host/useTheme.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';

const screenshots = join(outDir, 'screenshots');
const greeting = `test "greets"
  listen tcp://127.0.0.1:0 as server
    on connect reply "Hello, taco!\\n"
  connect {{server}} as client
  client < "Hello, tacos!\\n" within 1s

test "says no more"
  listen tcp://127.0.0.1:0 as server
  connect {{server}} as client
  client < nothing for 10ms
`;

describe('experiments, as a learner meets them', () => {
  followOnEachOther();
  let workbench: Workbench;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false, 'files.autoSave': 'off' },
      files: {
        'greeting.sockets': greeting,
        'parts/wrong.sockets': 'nobody > "x"\n',
        'parts/one.sockets': 'listen tcp://127.0.0.1:0 as a\nconnect {{a}} as b\n',
      },
    });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await runCommand(workbench.page, 'Socket Lab: Focus on Experiments View');
  });

  after(() => workbench.close());

  const shot = (name: string) =>
    workbench.page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
  const row = (label: string): Locator =>
    viewPane(workbench.page, 'Experiments')
      .locator('.monaco-list-row')
      .filter({ has: workbench.page.locator('.label-name').getByText(label, { exact: true }) });
  const lens = (text: string | RegExp): Locator =>
    workbench.page
      .locator('.editor-instance .codelens-decoration a, .editor-instance .codelens-decoration span')
      .filter({ hasText: text });

  /** The texts at the ends of the lines: they are styles, and no text of the page. */
  async function lineEnds(): Promise<string[]> {
    return workbench.page.locator('.editor-instance .view-lines span').evaluateAll((spans) =>
      spans
        .map((span) => getComputedStyle(span, '::after').content)
        .filter((content) => content !== 'none' && content !== 'normal' && content !== '""')
        .map((content) => content.slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\')),
    );
  }

  async function lineEndsWhen(isSo: (ends: readonly string[]) => boolean): Promise<string[]> {
    for (;;) {
      const ends = await lineEnds();
      if (isSo(ends)) return ends;
      await workbench.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }

  it('lists the files of the workspace and the examples', async () => {
    await row('greeting').waitFor();
    assert.deepEqual(
      (await treeRows(workbench.page, 'Experiments')).map(({ label, description }) => [label, description]),
      [
        ['greeting', ''],
        ['one', 'parts'],
        ['wrong', 'parts'],
        ['Examples', ''],
      ],
    );
    await row('Examples').click();
    await row('A first server and a first client, over TCP').waitFor();
    await shot('experiments-view');
  });

  it('opens an example, runs it, and shows what each line sent and received', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Open Example');
    await quickInput(page).getByText('A server that shouts back').waitFor();
    await shot('experiments-pick');
    await pickQuickInput(page, 'A server that shouts back, and what a taco is made of');
    await page.locator('.tab.active[data-resource-name="upper-case.sockets"]').waitFor();
    await lens('▶ Run All 3 Tests').click();
    await lens(/✓ Passed in/)
      .first()
      .waitFor();
    const ends = await lineEndsWhen((found) => found.length >= 6);
    const plain = ends.map((end) => end.replaceAll('\u00A0', ' '));
    assert.ok(plain.includes('→ 19 B "tacos, please 🌮\\n"'), plain.join('\n'));
    assert.ok(plain.includes('← 19 B "TACOS, PLEASE 🌮\\n"'), plain.join('\n'));
    assert.ok(
      plain.every((end) => /^[→←] /.test(end)),
      plain.join('\n'),
    );
    await shot('experiments-ran');
    const rows = await rowsWhen(page, ([run]) => / passed · \d+ sockets$/.test(run?.description ?? ''));
    assert.equal(rows.length, 1, 'folded');
  });

  it('takes them away with the next edit, of a copy', async () => {
    const { page } = workbench;
    await lens('Edit a Copy').click();
    await page.locator('.tab.active.dirty[data-resource-name="upper-case.sockets"]').waitFor();
    await lens('▶ Run All 3 Tests').click();
    await lineEndsWhen((found) => found.length >= 6);
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# mine\n');
    assert.deepEqual(await lineEndsWhen((ends) => ends.length === 0), []);
  });

  it('shows a failure with its difference in the Test Explorer', async () => {
    const { page } = workbench;
    await row('Examples').click();
    await row('greeting').click();
    await page.locator('.tab.active[data-resource-name="greeting.sockets"]').waitFor();
    await lens('▶ Run').nth(1).click();
    await lens(/✗ Line 5: unexpected data/).waitFor();
    await shot('experiments-failed');
    await runCommand(page, 'Testing: Focus on Test Explorer View');
    await page
      .locator('.test-explorer .monaco-list-row')
      .filter({ hasText: 'greeting.sockets' })
      .first()
      .click();
    await page.keyboard.press('ArrowRight');
    await page.locator('.test-explorer .monaco-list-row').filter({ hasText: 'greets' }).first().waitFor();
    await shot('experiments-explorer');
    await runCommand(page, 'Test: Peek Output');
    const peek = page.locator('.test-output-peek');
    await peek.getByText('Hello, tacos!').first().waitFor();
    await peek.getByText('Hello, taco!').first().waitFor();
    await shot('experiments-difference');
  });

  it('says why a file cannot be run', async () => {
    const { page } = workbench;
    await page.keyboard.press('Escape');
    await runCommand(page, 'Socket Lab: Focus on Experiments View');
    await row('wrong').click();
    await lens('Fix 1 problem to run').waitFor();
    await runCommand(page, 'Socket Lab: Run Experiment');
    await page.locator('.notification-toast').getByText('Line 1:').waitFor();
    await shot('experiments-wrong');
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('looks at home in all themes', async () => {
    const { page } = workbench;
    await row('greeting').click();
    await row('greeting').locator('.monaco-tl-twistie').click();
    await row('greets').waitFor();
    await runCommand(page, 'Socket Lab: Run Experiment');
    await lens(/✗ Line 5: unexpected data/).waitFor();
    // The page comes back with the sidebar, from the Test Explorer's.
    await (await webviewFrame(page, 'Traffic')).getByRole('grid', { name: 'Traffic' }).waitFor();
    for (const kind of ['light', 'highContrastDark', 'highContrastLight', 'dark'] as const) {
      await useTheme(workbench, kind);
      await row('greets').hover();
      await shot(`experiments-${kind}`);
    }
  });

  it('runs again when it is saved, while that is asked for', async () => {
    const { page } = workbench;
    // VS Code asks for a profile only where there are several.
    await runCommand(page, 'Test: Start Continuous Run');
    await page.locator('.editor-instance .view-line').filter({ hasText: 'on connect reply' }).click();
    await page.keyboard.press('End');
    for (let count = 0; count < 4; count++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('s');
    await runCommand(page, 'File: Save');
    await lens(/✓ Passed in/)
      .nth(1)
      .waitFor();
    assert.equal(await lens(/✗/).count(), 0);
  });
});
