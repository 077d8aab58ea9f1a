import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessProblems } from '../support/axe.ts';
import { showFilter } from '../support/host/keyboard.ts';
import { pageBench, shotsDir, until } from '../support/page/pageBench.ts';

const themes = ['dark-modern', 'light-modern', 'hc-black', 'hc-light'] as const;
const layouts = [
  ['narrow', 320],
  ['wide', 1600],
] as const;

describe('The filter language in the traffic page', () => {
  const bench = pageBench();
  const box = () => bench.page.getByRole('combobox', { name: 'Filter by text' });
  const option = (choice: { readonly name?: string; readonly selected?: boolean } = {}) =>
    bench.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option', choice);
  const active = () => option({ selected: true });
  const press = (key: string) => bench.page.keyboard.press(key);
  const find = () => bench.page.getByRole('textbox', { name: 'Find in the list' });
  const words = () => bench.page.locator('.find-words');
  const focused = () => bench.page.evaluate(() => document.activeElement?.className ?? '');

  describe('the box', () => {
    beforeEach(() => bench.open('layout=wide&rows=160', 1000, 640));

    it('has its words in colours, each over the letter that is written, also where it is scrolled', async () => {
      const ink = () => bench.page.locator('.filter-ink');
      const inked = () =>
        ink()
          .locator('span')
          .evaluateAll((all) => all.map((one) => one.getAttribute('class')));
      await box().fill('dir:in len>=10 "AVA" not x');
      await ink().getByText('"AVA"').waitFor();
      assert.deepEqual(await inked(), [
        'ink-key',
        'ink-operator',
        'ink-word',
        'ink-key',
        'ink-operator',
        'ink-number',
        'ink-string',
        'ink-keyword',
        'ink-word',
      ]);
      const widths = await bench.page.evaluate(() => {
        const { scrollWidth: written = 0 } = document.querySelector('.filter-input') ?? {};
        const { scrollWidth: seen = 0 } = document.querySelector('.filter-ink') ?? {};
        return { written, seen };
      });
      assert.deepEqual(widths.seen, widths.written);
      await box().fill(`${'len>10 "AVATAR To" '.repeat(20)}end`);
      await press('End');
      await bench.page.waitForFunction(() => {
        const input = document.querySelector('.filter-input');
        const colours = document.querySelector('.filter-ink');
        return input !== null && input.scrollLeft > 200 && input.scrollLeft === colours?.scrollLeft;
      });
    });

    it('completes a key and its value with the keyboard, and filters by them', async () => {
      await box().focus();
      await bench.page.keyboard.type('di');
      await option({ name: 'dir:' }).waitFor();
      assert.equal(await box().getAttribute('aria-expanded'), 'true');
      assert.equal(await active().count(), 0, 'Enter means what is written until something is chosen');
      await press('Tab');
      await option({ name: 'out' }).waitFor();
      assert.equal(await box().inputValue(), 'dir:');
      await press('ArrowDown');
      await press('ArrowDown');
      assert.equal(await active().innerText(), 'out');
      assert.equal(await box().getAttribute('aria-activedescendant'), await active().getAttribute('id'));
      await press('ArrowUp');
      await press('Enter');
      assert.equal(await box().inputValue(), 'dir:in ');
      await until(() => {
        const last = bench.link.asked.findLast(({ name }) => name === 'setFilter')?.params as
          { filter: string } | undefined;
        return last?.filter === 'dir:in ';
      });
      await bench.page.locator('.filter-count', { hasText: ' of 160' }).waitFor();
      assert.equal(await option().count(), 0);
      const cells = bench.page.locator('.rows .row[data-tone="data"]:not([hidden]) .direction');
      await cells.first().waitFor();
      const directions = await cells.allTextContents();
      assert.deepEqual([...new Set(directions)], ['↓']);
    });

    it('offers the peers there are, by pointer too, and Escape takes the offer away only', async () => {
      await box().focus();
      await bench.page.keyboard.type('peer:531');
      await option({ name: '127.0.0.1:53131' }).waitFor();
      await press('Escape');
      assert.equal(await option().count(), 0);
      assert.equal(await box().inputValue(), 'peer:531');
      await press('Control+Space');
      await option({ name: '127.0.0.1:53132' }).click();
      assert.equal(await box().inputValue(), 'peer:127.0.0.1:53132 ');
      assert.match(await focused(), /filter-input/);
      await bench.page.locator('.rows .peer .match', { hasText: '127.0.0.1:53132' }).first().waitFor();
    });

    it('says what is wrong, marks the place, keeps the last good filter and mends by a click', async () => {
      await box().fill('dir:in');
      await bench.page.locator('.filter-count', { hasText: ' of 160' }).waitFor();
      const count = await bench.page.locator('.filter-count').innerText();
      await box().fill('dir:inn ping');
      const problem = bench.page.locator('.filter-problem');
      await problem.getByText('did you mean in?').waitFor();
      assert.equal(await problem.locator('.filter-wrong').innerText(), 'inn');
      await problem.getByText('Still showing: dir:in').waitFor();
      assert.equal(await box().getAttribute('aria-invalid'), 'true');
      assert.equal(await bench.page.locator('.filter-count').innerText(), count);
      await press('Enter');
      assert.match(await focused(), /filter-input/, 'whoever has written nonsense wants to mend it');
      await problem.getByRole('button', { name: 'Write dir:in ping' }).click();
      assert.equal(await box().inputValue(), 'dir:in ping');
      await bench.page.locator('.filter-problem').waitFor({ state: 'detached' });
      assert.equal(await box().getAttribute('aria-invalid'), 'false');
    });

    it('takes a word that is nearly a key for text, and says so', async () => {
      await box().fill('peeer:5');
      await bench.page.locator('.hint-box').getByText('Did you mean peer:?').waitFor();
      assert.equal(await box().getAttribute('aria-invalid'), 'false');
    });

    it('remembers what was used, and takes one that was chosen elsewhere', async () => {
      for (const filter of ['ping', 'dir:out len>5']) {
        await box().fill(filter);
        await press('Enter');
        assert.match(await focused(), /\bgrid\b/);
      }
      await press('/');
      await bench.page.keyboard.type('pong');
      await press('ArrowUp');
      await bench.page.waitForFunction(
        () => document.querySelector<HTMLInputElement>('.filter-input')?.value === 'dir:out len>5',
      );
      await press('ArrowUp');
      await bench.page.waitForFunction(
        () => document.querySelector<HTMLInputElement>('.filter-input')?.value === 'ping',
      );
      await press('ArrowDown');
      await press('ArrowDown');
      assert.equal(await box().inputValue(), 'pong');
      bench.host.editor.filter = 'error';
      await bench.page.getByRole('button', { name: 'Saved and Recent Filters' }).click();
      assert.deepEqual(await bench.asked('savedFilters'), [{ filter: 'pong' }]);
      await bench.page.waitForFunction(
        () => document.querySelector<HTMLInputElement>('.filter-input')?.value === 'error',
      );
      await bench.page.locator('.filter-count', { hasText: ' of 160' }).waitFor();
    });
  });

  describe('finding', () => {
    beforeEach(() => bench.open('layout=wide&rows=160', 1000, 640));

    it('goes from hit to hit, marks each, counts, and turns round at the ends', async () => {
      await press('Control+f');
      assert.match(await focused(), /find-input/);
      await bench.page.keyboard.type('ping');
      await words().getByText('1 of 10', { exact: true }).waitFor();
      await bench.page.locator('.row.found.selected .match', { hasText: 'ping' }).waitFor();
      await press('Enter');
      await words().getByText('2 of 10', { exact: true }).waitFor();
      await press('F3');
      await words().getByText('3 of 10', { exact: true }).waitFor();
      // As many as the key was pressed, whenever the host answers.
      await press('Shift+F3');
      await press('Shift+Enter');
      await words().getByText('1 of 10', { exact: true }).waitFor();
      await press('Shift+Enter');
      await words().getByText('10 of 10 · from the end').waitFor();
      await press('Enter');
      await words().getByText('1 of 10 · from the top').waitFor();
      await press('Escape');
      assert.match(await focused(), /\bgrid\b/);
      await bench.page.locator('.row.found').waitFor({ state: 'detached' });
    });

    it('stays at what goes on fitting while it is typed, and says where there is none', async () => {
      await press('Control+f');
      await bench.page.keyboard.type('pi');
      await words()
        .getByText(/^\d+ of/)
        .waitFor();
      const row = await bench.selected().innerText();
      await bench.page.keyboard.type('n');
      await words().getByText('1 of 10', { exact: true }).waitFor();
      assert.equal(await bench.selected().innerText(), row);
      await bench.page.keyboard.type('nowhere');
      await words().getByText('No results').waitFor();
      assert.equal(await find().getAttribute('aria-invalid'), 'true');
      await bench.page.locator('.row.found').waitFor({ state: 'detached' });
    });

    it('asks for expressions, bytes and case as its buttons say, and shows what is wrong', async () => {
      await press('Control+f');
      await find().fill('x');
      await words().getByText(/of/).waitFor();
      await bench.page.getByRole('button', { name: 'Match Case' }).click();
      await bench.page.getByRole('button', { name: 'Use Regular Expression' }).click();
      await bench.page.getByRole('button', { name: /^Bytes/ }).click();
      await words().getByText('is not part of a payload').waitFor();
      const asked = (await bench.asked('findBytes')) as { query: unknown }[];
      assert.deepEqual(asked.at(-1)?.query, { text: 'x', kind: 'bytes', matchCase: true });
      assert.equal(
        await bench.page.getByRole('button', { name: 'Use Regular Expression' }).getAttribute('aria-pressed'),
        'false',
      );
    });

    it('finds in the rows that the filter shows', async () => {
      await box().fill('dir:out');
      await bench.page.locator('.filter-count', { hasText: ' of 160' }).waitFor();
      await press('Control+f');
      await bench.page.keyboard.type('ping');
      await words()
        .getByText(/No results|of/)
        .first()
        .waitFor();
      const asked = (await bench.asked('findBytes')) as { generation: number }[];
      assert.equal(asked.at(-1)?.generation, 1);
      await words().getByText('No results').waitFor();
    });
  });

  for (const theme of themes)
    for (const [layout, width] of layouts)
      it(`fits ${width} px in ${theme}, and axe-core finds nothing serious`, async () => {
        const found: string[] = [];
        const look = async (name: string): Promise<void> => {
          const overflow = await bench.page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          );
          assert.equal(overflow, false, name);
          await bench.page.screenshot({ path: join(shotsDir, `${name}-${layout}-${theme}.png`) });
          // Names and roles are the same in each theme.
          found.push(...(await accessProblems(bench.page, { colours: theme !== themes[0] })));
        };
        await bench.open(`layout=${layout}&theme=${theme}&rows=900`, width, 640);
        await showFilter(bench.page);
        await box().focus();
        await press('Control+Space');
        await option().first().waitFor();
        await press('ArrowDown');
        await look('filter-popup');
        await press('Escape');
        await box().fill('dir:in and len>x (bytes:"hello"');
        await bench.page.locator('.filter-problem').waitFor();
        await look('filter-problem');
        await box().fill('hello dir:in');
        await press('Control+f');
        await bench.page.keyboard.type('hello');
        await words().getByText(/of/).waitFor();
        await look('find');
        assert.deepEqual(found, []);
      });
});
