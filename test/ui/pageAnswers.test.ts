import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessProblems } from '../support/axe.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

describe('Requests and their answers in the list', () => {
  const bench = pageBench();
  const row = (seq: number) => bench.page.locator(`#row-${seq}`);
  const open = async (query: string, width = 1400): Promise<void> => {
    await bench.open(`rows=0&${query}`, width, 560);
    bench.host.feed('in', 'ping');
    await row(0).waitFor();
  };

  it('say how long the answer took once it is there, in the row and in the title of its time', async () => {
    await open('layout=wide');
    assert.equal(await row(0).locator('.answer').count(), 0);
    bench.host.feed('out', 'pong', 4200);
    await row(0).locator('.answer', { hasText: '4.2 ms' }).waitFor();
    assert.match(
      (await row(0).locator('.time').getAttribute('title')) ?? '',
      /\nanswered after 4\.2 ms by #1$/,
    );
    assert.match(
      (await row(0).locator('.direction').getAttribute('aria-label')) ?? '',
      /, answered after 4\.2 ms by #1$/,
    );
    assert.equal(await row(1).locator('.answer').count(), 0, 'an answer is no request');
  });

  it('say so where the filter hides the answer, too', async () => {
    await open('layout=wide');
    await bench.page.getByRole('combobox', { name: 'Filter by text' }).fill('dir:in');
    await bench.page.locator('.filter-ink span').first().waitFor();
    bench.host.feed('out', 'pong', 4200);
    await row(0).locator('.answer', { hasText: '4.2 ms' }).waitFor();
  });

  it('lead from the detail to the answer, which comes while the row is looked at', async () => {
    await open('layout=wide');
    await row(0).click();
    await bench.page.getByRole('tab', { name: 'Hex' }).click();
    await bench.page.locator('.hex').focus();
    await bench.page.keyboard.press('ArrowRight');
    await bench.page.getByText('offset 0x01 (1)').waitFor();
    bench.host.feed('out', 'pong', 4200);
    await bench.page.getByText('answered after 4.2 ms by').waitFor();
    assert.ok(await bench.page.getByText('offset 0x01 (1)').isVisible(), 'the cursor stays where it is');
    await bench.page.locator('.detail-title').getByRole('button', { name: '#1' }).click();
    await row(1).and(bench.page.locator('.selected')).waitFor();
  });

  for (const theme of ['dark-modern', 'light-modern'])
    for (const width of [300, 700, 1400])
      it(`are seen in ${theme} at ${String(width)} px`, async () => {
        await open(`layout=${width < 500 ? 'narrow' : 'wide'}&theme=${theme}`, width);
        bench.host.feed('out', 'pong', 4200);
        bench.host.feed(
          'in',
          `GET /index.html HTTP/1.1\r\nHost: localhost\r\n${'X-Long: yes\r\n'.repeat(30)}`,
        );
        bench.host.feed('out', 'HTTP/1.1 200 OK', 1_234_000);
        bench.host.feed('in', 'unanswered');
        bench.host.services.marks.setNote(2, 'slow: why?');
        await row(4).waitFor();
        await row(2).locator('.note').waitFor();
        await bench.page.screenshot({ path: join(shotsDir, `answers-${theme}-${width}.png`) });
        await row(0).click();
        await bench.page.locator('.detail').waitFor();
        assert.deepEqual(await accessProblems(bench.page), []);
        await bench.page.screenshot({ path: join(shotsDir, `answers-${theme}-${width}-detail.png`) });
      });
});
