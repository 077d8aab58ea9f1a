import assert from 'node:assert/strict';
import { join } from 'node:path';
import { chooseMore } from '../support/host/keyboard.ts';
import { repeatState } from '../support/repeatState.ts';
import { accessProblems } from '../support/axe.ts';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

describe('Sending repeatedly and saved payloads in the traffic page', () => {
  const bench = pageBench();
  const more = () => bench.page.getByRole('button', { name: 'More' });
  const toggle = () => chooseMore(bench.page, 'Send Repeatedly');
  const every = () => bench.page.getByRole('textbox', { name: 'Every' });
  const times = () => bench.page.getByRole('textbox', { name: /How many times/ });

  it('is begun and stopped by keyboard alone', async () => {
    await bench.open('layout=narrow&rows=20', 320, 640);
    const { keyboard } = bench.page;
    await bench.composer().fill('ping');
    await more().focus();
    for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'Enter']) await keyboard.press(key);
    await every().waitFor();
    await bench.page.waitForFunction(() => document.activeElement?.id === 'repeat-every');
    await keyboard.type('100ms');
    await keyboard.press('Tab');
    await keyboard.type('5000');
    await keyboard.press('Enter');
    assert.deepEqual(await bench.asked('repeat'), [
      { to: 1, text: 'ping', format: 'text', lineEnding: 'lf', everyMs: 100, times: 5000 },
    ]);
    await bench.page.getByText('Sending every 100 ms to 127.0.0.1:9998').waitFor();
    await bench.page.getByText(/\b\d+ of 5,000 sent/).waitFor();
    await bench.page.getByText(/\b\d+(\.\d+)?\/s/).waitFor();
    assert.equal(await bench.composer().inputValue(), 'ping', 'what is sent stays written');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await bench.asked('stopRepeat');
    await bench.page.locator('.repeat-line').waitFor({ state: 'detached' });
    await bench.page.waitForFunction(() => document.activeElement?.classList.contains('draft'));
    await more().focus();
    await keyboard.press('Tab');
    await keyboard.press('Escape');
    await every().waitFor({ state: 'detached' });
  });

  it('says what is wrong, and begins nothing', async () => {
    await bench.open('layout=narrow&rows=20', 300, 560);
    await toggle();
    await bench.composer().fill('ping');
    for (const [period, count, words] of [
      ['5', '', /lacks a unit/],
      ['0.1ms', '', /too short/],
      ['1s', '-1', /How many times/],
    ] as const) {
      await every().fill(period);
      await times().fill(count);
      await bench.page.getByText(words).waitFor();
      await every().press('Enter');
    }
    await times().fill('');
    await bench.composer().fill('');
    await bench.page.getByRole('combobox', { name: 'Line ending' }).selectOption({ index: 0 });
    // The host tells that there are no bytes.
    await bench.page.locator('.repeat-start[disabled]').waitFor();
    await every().press('Enter');
    assert.notEqual(await bench.page.locator('.repeat-start').getAttribute('disabled'), null);
    assert.deepEqual(await bench.asked('repeat', 0), []);
  });

  it('shows why it could not begin, and keeps period and times over a reload', async () => {
    await bench.open('layout=narrow&rows=20', 320, 640);
    await toggle();
    await every().fill('0');
    await times().fill('7');
    await bench.composer().fill('ping');
    bench.host.engine.failure = { code: 'EALREADY', message: 'It is sent already.' };
    await bench.page.locator('.repeat-start').click();
    await bench.page.getByRole('alert').getByText('It is sent already (EALREADY)').waitFor();
    await bench.page.waitForFunction(() => sessionStorage.getItem('page-state')?.includes('"times":"7"'));
    await bench.page.reload();
    await every().waitFor();
    assert.equal(await every().inputValue(), '0');
    assert.equal(await times().inputValue(), '7');
  });

  it('takes a saved payload, ends its text as it is written, and remembers the draft', async () => {
    await bench.open('layout=narrow&rows=20', 320, 640);
    await bench.composer().fill('half written');
    bench.host.editor.savedPayload = { text: 'ping', format: 'text' };
    await chooseMore(bench.page, 'Saved Payloads…');
    assert.deepEqual(await bench.asked('savedPayloads'), [
      { to: 1, text: 'half written', format: 'text', lineEnding: 'lf' },
    ]);
    await bench.page.getByText('4 bytes · 70 69 6e 67').waitFor();
    await bench.page.waitForFunction(() => document.activeElement?.classList.contains('draft'));
    await bench.composer().press('Enter');
    // The text goes once the host has answered: what was sent can be brought back then.
    await bench.draftBecomes('');
    assert.deepEqual(bench.sent(), [{ to: 1, text: 'ping', format: 'text', lineEnding: 'none' }]);
    await bench.composer().press('ArrowUp');
    await bench.composer().press('ArrowUp');
    await bench.draftBecomes('half written');
  });

  const running = [
    repeatState(),
    repeatState({ id: 2, everyMs: 0, perSecond: 48_300, sent: 1_234_567, skipped: 0, what: '"flood"' }),
    repeatState({
      id: 3,
      ending: {
        kind: 'failed',
        code: 'EPIPE',
        message: 'Nothing went out to tcp://127.0.0.1:53131. This side was closed for sending.',
      },
    }),
    repeatState({ id: 4, times: 1234, ending: { kind: 'done' } }),
  ];

  for (const theme of ['dark-modern', 'light-modern', 'hc-black', 'hc-light']) {
    for (const [layout, width] of [
      ['narrow', 300],
      ['wide', 1100],
    ] as const) {
      it(`looks as it should in ${width} px, ${theme}`, async () => {
        await bench.open(`layout=${layout}&theme=${theme}&rows=20`, width, 560);
        await bench.composer().fill('ping');
        const take = (name: string) =>
          bench.page.screenshot({ path: join(shotsDir, `repeat-${name}-${layout}-${theme}.png`) });
        await toggle();
        await every().waitFor();
        await take('idle');
        await every().fill('5');
        await bench.page.getByText(/lacks a unit/).waitFor();
        await take('problem');
        await every().fill('100ms');
        for (const [name, shown] of [
          ['running', running.slice(0, 1)],
          ['several', running],
        ] as const) {
          const states = shown;
          bench.host.notify('repeats', { repeats: states });
          await bench.page
            .locator('.repeat-line')
            .nth(shown.length - 1)
            .waitFor();
          await take(name);
        }
        const overflow = await bench.page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        assert.equal(overflow, false);
        assert.deepEqual(await accessProblems(bench.page), []);
      });
    }
  }
});
