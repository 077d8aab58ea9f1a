import assert from 'node:assert/strict';
import { accessProblems } from '../support/axe.ts';
import { decoderSamples } from '../support/decoderSamples.ts';
import { choose } from '../support/host/keyboard.ts';
import { pageBench } from '../support/page/pageBench.ts';

const themes = {
  'dark-modern': 'vscode-dark',
  'light-modern': 'vscode-light',
  'hc-black': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

/** The whole page in all its states, over a fake host; what only VS Code itself adds is in accessible.test.ts. */
describe('The traffic page has no serious fault in the eyes of axe-core', () => {
  const bench = pageBench();
  let found: string[] = [];

  beforeEach(() => {
    found = [];
  });

  /** In all themes; names and roles are the same in each, so that after the first the colours are enough. */
  const look = async (state: string): Promise<void> => {
    for (const [theme, kind] of Object.entries(themes)) {
      await bench.page.evaluate(
        ([name, others, themeKind]) => {
          document.body.classList.remove(...others);
          document.body.classList.add(name);
          document.body.dataset['vscodeThemeKind'] = themeKind;
        },
        [theme, Object.keys(themes), kind] as const,
      );
      const problems = await accessProblems(bench.page, { colours: theme !== 'dark-modern' });
      found.push(...problems.map((problem) => `${state}, ${theme}: ${problem}`));
    }
  };
  const nothingFound = (): void => assert.equal(found.join('\n'), '');

  for (const [layout, width] of [
    ['narrow', 300],
    ['wide', 1400],
  ] as const) {
    const open = (query: string) => bench.open(`layout=${layout}&${query}`, width, 760);

    it(`${layout}: empty, and waiting for a first connection`, async () => {
      await open('rows=0&endpoints=0');
      await bench.page.getByText('Nothing is open yet').waitFor();
      await look('nothing open');
      await open('rows=0');
      await bench.page.getByText('Waiting for a client on').waitFor();
      await look('waiting');
      nothingFound();
    });

    it(`${layout}: traffic, older events dropped, a row as text, as hex, in words`, async () => {
      await open('rows=100&dropped=12345&connections=60');
      await bench.page.getByText('are no longer kept').waitFor();
      await look('the list');
      await bench.rowNumbered('12,441').click();
      await bench.page.locator('.text-body').waitFor();
      // What the row before was decoded as is dimmed until the answer for this one is there.
      await bench.page.locator('.decoded.waiting').waitFor({ state: 'detached' });
      await look('a row as text');
      await bench.page.getByRole('tab', { name: 'Hex' }).click();
      await bench.page.locator('.hex-row').first().waitFor();
      await look('a row as hex');
      await bench.grid().focus();
      await look('the focus in the list');
      await bench.page.keyboard.press('End');
      await bench.page.locator('.detail-words').waitFor();
      await look('a lifecycle event');
      nothingFound();
    });

    it(`${layout}: bytes selected, a field with the focus, the notation`, async () => {
      await open('rows=7');
      const bytes = Array.from(decoderSamples.find(({ name }) => name === 'Modbus request')?.bytes ?? []);
      const payload = bytes;
      await bench.replaceRows(6, [new Uint8Array(payload)]);
      await bench.listed(6);
      await bench.page.locator('#row-5').click();
      await bench.page.getByRole('tab', { name: 'Hex' }).click();
      if (layout === 'narrow') {
        await look('a narrow pane');
        await bench.page.getByRole('button', { name: 'More: all tabs' }).click();
      }
      await bench.page.locator('.section-head:visible').first().waitFor();
      await bench.page.locator('.hex-byte[data-at="3"]').click();
      await bench.page.keyboard.press('Shift+ArrowRight');
      await look('selected bytes');
      await bench.page.locator('#tab-decoded').click();
      await bench.page.locator('.field-item').nth(2).focus();
      await look('a field with the focus');
      await bench.page.getByRole('tab', { name: 'Notation' }).click();
      await bench.page.locator('.notation-body').waitFor();
      await look('the notation');
      nothingFound();
    });

    it(`${layout}: the chart, a stream as text and hex, searched, with a line chosen`, async () => {
      await open('rows=0');
      bench.host.host.viewCommand('flipChart');
      bench.host.host.followStream(2);
      await bench.page.getByText('Nothing has been sent or received yet').waitFor();
      await look('an empty stream');
      for (let count = 0; count < 60; count += 1) {
        bench.host.feed('in', `line ${count}\r\n\u0001 and more`, 50_000);
        bench.host.feed('out', `answer ${count}\n`);
      }
      await bench.page.getByText('answer 59').waitFor();
      await bench.page.getByRole('button', { name: 'Find (Ctrl+F)' }).click();
      await bench.page.getByRole('textbox', { name: 'Find in the stream' }).fill('line');
      await bench.page.keyboard.press('Enter');
      await bench.page.locator('.match.current').first().waitFor();
      await look('a stream, searched');
      await bench.page.getByRole('listbox', { name: 'Lines of the stream' }).focus();
      await look('a chosen line with the focus');
      await bench.page.getByRole('radio', { name: 'Hex' }).click();
      await bench.page.locator('.stream-lines[data-mode="hex"] .stream-line').first().waitFor();
      await look('a stream as hex');
      nothingFound();
    });

    it(`${layout}: a draft, one with a problem, one that failed, an open list`, async () => {
      await open('rows=20');
      await bench.composer().fill('hello');
      await bench.page.locator('.draft-preview.bytes').waitFor();
      await look('a draft');
      bench.host.engine.failure = { code: 'EPIPE', message: 'The peer has closed the connection.' };
      await bench.composer().press('Enter');
      await bench.page.getByRole('alert').waitFor();
      await look('a failure');
      await choose(bench.page, 'Format', 'Hex');
      await bench.composer().fill('0');
      await bench.page.locator('.draft-preview.problem').waitFor();
      await look('a problem');
      nothingFound();
    });
  }
});
