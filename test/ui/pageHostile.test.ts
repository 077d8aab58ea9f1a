import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pageBench, shotsDir } from '../support/page/pageBench.ts';

/** Of the page's own thread for one frame; two thirds of what a frame has at 60 a second. */
const frameLimitMs = 11;

describe('A hostile capture in the traffic page', () => {
  const bench = pageBench();

  const hostile = async (): Promise<void> => {
    const encoder = new TextEncoder();
    const line = new Uint8Array(10_000_000).map((_, index) => 97 + (index % 26));
    const payloads = [
      '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>',
      '<style>*{display:none}</style><iframe srcdoc="<script>top.hit=1</script>"></iframe>',
      '\u001b[2J\u001b[31mred\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007',
      '\u202egnp.exe\u2066\u2069\u200f\u200b\ufeff',
      `a${'\u0301'.repeat(500)}`,
      '${globalThis.hit=1}{{x}}`javascript:alert(1)`',
    ].map((text) => encoder.encode(text));
    const others = [line, new Uint8Array(4096), new Uint8Array([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80])];
    // The long one at both ends only: a capture has a limit.
    const all = [...payloads, ...others];
    const rows = 63_000;
    await bench.replaceCapture({
      rows,
      payload: (seq) => {
        const bytes = all[seq % all.length] ?? line;
        return bytes === line && seq > 9 && seq < rows - 9 ? new Uint8Array(3) : bytes;
      },
    });
    await bench.page.locator('.row:not([hidden]) .length', { hasText: '10,000,000' }).first().waitFor();
  };

  for (const [layout, width] of [
    ['wide', 1400],
    ['narrow', 320],
  ] as const)
    it(`makes no element, runs nothing, reorders nothing: list and detail, ${layout}`, async () => {
      await bench.open(`layout=${layout}`, width);
      await hostile();
      for (let row = 0; row < 9; row++) {
        await bench.grid().press(row === 0 ? 'Home' : 'ArrowDown');
        await bench.grid().press('Enter');
        for (const tab of ['Hex', 'Text']) await bench.page.getByRole('tab', { name: tab }).click();
        await bench.grid().focus();
        const seen = await bench.page.evaluate(() => ({
          hit: 'hit' in globalThis,
          made: document.querySelectorAll('main :is(img, script, style, iframe, a, b, font)').length,
          // Control characters but our own line breaks; bidirectional, zero-width and separator characters.
          live: /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u.test(document.querySelector('main')?.textContent ?? ''),
        }));
        assert.deepEqual(seen, { hit: false, made: 0, live: false }, `row ${row}`);
      }
      await bench.page.screenshot({ path: join(shotsDir, `hostile-${layout}.png`) });
    });

  it('is scrolled as fast as any other', async () => {
    await bench.open('layout=wide', 1600, 900);
    await hostile();
    const session = await bench.page.context().newCDPSession(bench.page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busySeconds = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    };
    await bench.page.locator('.rows').hover();
    const before = await busySeconds();
    await bench.page.evaluate(() => {
      const count = (): void => {
        document.title = String(Number(document.title.replace(/\D/g, '')) + 1);
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
    });
    for (let turn = 0; turn < 60; turn++) await bench.page.mouse.wheel(0, turn < 40 ? -300 : 300);
    const frames = Number(await bench.page.title());
    const msPerFrame = ((await busySeconds()) - before) * (1000 / frames);
    assert.ok(msPerFrame < frameLimitMs, `${msPerFrame.toFixed(1)} ms for each of ${frames} frames`);
  });
});
