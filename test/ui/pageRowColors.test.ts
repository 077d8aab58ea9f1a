/** The colors of rows by rules. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { rowColors } from '../../src/page/listMessages.ts';
import { accessProblems } from '../support/axe.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

const kinds = {
  'dark-modern': 'vscode-dark',
  'light-modern': 'vscode-light',
  'hc-black': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

describe('The colors of rows of the traffic page', () => {
  const bench = pageBench();
  const row = (seq: number) => bench.page.locator(`#row-${seq}`);
  const look = (seq: number) =>
    row(seq).evaluate((node) => {
      const { backgroundColor, boxShadow } = getComputedStyle(node);
      return { tint: backgroundColor, edge: boxShadow, name: node.getAttribute('title') ?? '' };
    });
  /** With the next frames. */
  const named = (seq: number, name: string) =>
    bench.page.locator(`#row-${seq}[title="${name}"]`).waitFor({ timeout: 5000 });
  const plain = { tint: 'rgba(0, 0, 0, 0)', edge: 'none', name: '' };
  const open = async (theme: keyof typeof kinds, layout = 'wide', width = 1400, rows = 32) => {
    await bench.open(`layout=${layout}&rows=${rows}&theme=${theme}`, width, 860);
    await row(rows - 1).waitFor();
  };
  const colorRows = () => bench.page.getByRole('menuitemcheckbox', { name: 'Color Rows' });
  const openMenu = async (): Promise<void> => {
    await bench.page.getByRole('button', { name: 'List Options' }).click();
    await colorRows().waitFor();
  };
  /** Rows as they are with these rules, once they are there. */
  const set = async (colorRules: unknown, seq: number, color: string): Promise<void> => {
    bench.host.change({ colorRules });
    await bench.page.locator(`#row-${seq}[data-color="${color}"]`).waitFor();
  };

  it('are tints of the rules in the settings, whose names are the tooltips', async () => {
    await open('dark-modern');
    // The tint is of the theme's color, and the page's background goes through.
    assert.deepEqual(await look(11), {
      tint: 'color(srgb 0.945098 0.298039 0.298039 / 0.15)',
      edge: 'none',
      name: 'Error',
    });
    assert.equal((await look(14)).name, 'Reset');
    assert.notEqual((await look(14)).tint, (await look(11)).tint);
    assert.deepEqual(await look(5), plain);
    await bench.page.screenshot({ path: join(shotsDir, 'row-colors.png') });
  });

  it('give way to the selection, but for a stripe at the right', async () => {
    await open('light-modern');
    await row(11).click();
    await row(11).and(bench.page.locator('.selected')).waitFor();
    const { tint, edge } = await look(11);
    assert.equal(tint, 'rgb(228, 230, 241)');
    assert.match(edge, /^rgb\(229, 20, 0\) -4px 0px 0px 0px inset$/);
  });

  it('are switched by the menu, and stay so over a reload', async () => {
    await open('light-modern');
    await openMenu();
    assert.equal(await colorRows().getAttribute('aria-checked'), 'true');
    await colorRows().click();
    await bench.page.locator('.grid[data-colors="false"]').waitFor();
    await named(11, '');
    assert.deepEqual(await look(11), plain);
    await bench.page.waitForFunction(() => sessionStorage.getItem('page-state')?.includes('"colors":false'));
    await bench.page.reload();
    await row(31).waitFor();
    await bench.page.locator('.grid[data-colors="false"]').waitFor();
    await openMenu();
    await colorRows().click();
    await bench.page.locator('.grid[data-colors="true"]').waitFor();
    assert.notEqual((await look(11)).tint, plain.tint);
    await named(11, 'Error');
  });

  it('go with their tooltips when the theme becomes one of high contrast, and come back', async () => {
    await open('dark-modern');
    await named(11, 'Error');
    const become = (kind: string) =>
      bench.page.evaluate((one) => (document.body.dataset['vscodeThemeKind'] = one), kind);
    await become(kinds['hc-black']);
    await named(11, '');
    await become(kinds['dark-modern']);
    await named(11, 'Error');
  });

  for (const theme of ['hc-black', 'hc-light'] as const)
    it(`are off at first in ${theme}, and a stripe at the right where they are switched on`, async () => {
      await open(theme);
      assert.deepEqual(await look(11), plain);
      await openMenu();
      assert.equal(await colorRows().getAttribute('aria-checked'), 'false');
      await colorRows().click();
      await bench.page.locator('.grid[data-colors="true"]').waitFor();
      await named(11, 'Error');
      const on = await look(11);
      assert.equal(on.tint, plain.tint);
      assert.match(on.edge, /^rgb\(.*\) -4px 0px 0px 0px inset$/);
      // The stripe of the connection is at the left.
      assert.equal(await row(11).getAttribute('data-stripe'), '1');
      await bench.page.screenshot({ path: join(shotsDir, `row-colors-${theme}.png`) });
    });

  it('change with the setting, while the selection, its bytes and the place in the list stay', async () => {
    await open('dark-modern', 'wide', 1400, 3000);
    await row(2999).click();
    await bench.page.locator('.detail').waitFor();
    await bench.grid().focus();
    await bench.page.keyboard.press('Home');
    await row(0).waitFor();
    await row(3).click();
    const detail = bench.page.locator('.detail-title, .detail-head').first();
    const before = await detail.textContent();
    await bench.page.mouse.move(600, 300);
    await bench.page.mouse.wheel(0, 4000);
    await row(190).waitFor();
    await set([{ filter: 'seq>=0', color: 'green' }], 190, 'green');
    assert.equal(await row(190).getAttribute('title'), 'seq>=0');
    assert.equal(await detail.textContent(), before);
    await set([], 190, '');
    assert.equal(await row(190).getAttribute('title'), '');
  });

  for (const [layout, width] of [
    ['narrow', 300],
    ['wide', 1400],
  ] as const)
    it(`leave every text its contrast, ${layout}`, async () => {
      const found: string[] = [];
      await open('dark-modern', layout, width);
      for (const theme of ['dark-modern', 'light-modern'] as const) {
        await bench.page.evaluate(
          ([name, kind, others]) => {
            document.body.classList.remove(...others);
            document.body.classList.add(name);
            document.body.dataset['vscodeThemeKind'] = kind;
          },
          [theme, kinds[theme], Object.keys(kinds)] as const,
        );
        for (const color of rowColors) {
          await set([{ filter: 'seq>=0', color }], 31, color);
          const problems = await accessProblems(bench.page, { within: '.rows', colours: true });
          found.push(...problems.map((problem) => `${theme}, ${color}: ${problem}`));
          await bench.page.screenshot({ path: join(shotsDir, `row-colors-${layout}-${theme}-${color}.png`) });
        }
      }
      assert.equal(found.join('\n'), '');
    });
});
