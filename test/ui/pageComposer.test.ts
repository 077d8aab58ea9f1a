import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { choose, chooseMore } from '../support/host/keyboard.ts';
import { pageBench, until } from '../support/page/pageBench.ts';

describe('The composer of the traffic page', () => {
  const bench = pageBench();

  beforeEach(() => bench.open('layout=narrow&rows=20', 320, 640));

  it('says what will go out, sends it by Enter and keeps the focus', async () => {
    await bench.composer().fill('hello 🌮');
    await bench.page.getByText('11 bytes · 68 65 6c 6c 6f 20 f0 9f 8c ae 0a').waitFor();
    await bench.composer().press('Enter');
    await bench.draftBecomes('');
    assert.deepEqual(bench.sent(), [{ to: 1, text: 'hello 🌮', format: 'text', lineEnding: 'lf' }]);
    assert.equal(await bench.composer().evaluate((node) => node === document.activeElement), true);
    await bench.composer().pressSequentially('again');
    await bench.send().click();
    await bench.asked('send', 2);
    assert.equal(await bench.composer().evaluate((node) => node === document.activeElement), true);
  });

  it('breaks the line by Shift+Enter', async () => {
    await bench.composer().pressSequentially('a');
    await bench.composer().press('Shift+Enter');
    await bench.composer().pressSequentially('b');
    assert.equal(await bench.composer().inputValue(), 'a\nb');
    assert.deepEqual(bench.sent(), []);
  });

  it('names the first problem of a payload and of hex digits, and does not send it', async () => {
    await choose(bench.page, 'Format', 'Payload');
    await bench.composer().fill('"ping');
    await bench.page.locator('.draft-preview.problem').waitFor();
    assert.notEqual(await bench.send().getAttribute('disabled'), null);
    await bench.composer().press('Enter');
    await bench.composer().fill('"ping\\n" hex"00ff"');
    await bench.page.getByText('7 bytes · 70 69 6e 67 0a 00 ff').waitFor();
    await choose(bench.page, 'Format', 'Hex');
    await bench.composer().fill('0');
    await bench.page.locator('.draft-preview.problem').waitFor();
    assert.deepEqual(bench.sent(), []);
    await bench.composer().fill('00 ff');
    await bench.composer().press('Enter');
    await bench.asked('send', 1);
    assert.deepEqual(bench.sent(), [{ to: 1, text: '00 ff', format: 'hex', lineEnding: 'none' }]);
  });

  let release = (): void => undefined;
  const gate = (isOpen: boolean): void => {
    release();
    if (!isOpen) bench.link.hold('preview', new Promise<void>((resolve) => (release = resolve)));
  };

  it('asks the host about a payload, and sends nothing that the host has not seen', async () => {
    await choose(bench.page, 'Format', 'Payload');
    await bench.composer().fill('u8(1)');
    await bench.page.getByText('1 byte · 01').waitFor();
    gate(false);
    await bench.composer().fill('u8(256)');
    await bench.composer().press('Enter');
    await bench.page.getByText('Checking …').waitFor();
    assert.notEqual(await bench.send().getAttribute('disabled'), null);
    gate(true);
    await bench.page.getByText(/256 is out of range.*\(column 4\)\./).waitFor();
    assert.equal(await bench.composer().getAttribute('aria-invalid'), 'true');
    assert.deepEqual(bench.sent(), []);
    // Enter that comes before the answer counts once the answer is there.
    gate(false);
    await bench.composer().fill('u8(2)');
    await bench.composer().press('Enter');
    assert.deepEqual(bench.sent(), []);
    gate(true);
    await bench.asked('send', 1);
    assert.deepEqual(bench.sent(), [{ to: 1, text: 'u8(2)', format: 'payload', lineEnding: 'none' }]);
  });

  it('looks again when it gets the focus: a file may be there by now', async () => {
    await choose(bench.page, 'Format', 'Payload');
    await bench.composer().fill('file"x"');
    await bench.page.getByText(/The file "x" is not there; .*\(ENOENT\) \(column 1\)/).waitFor();
    await writeFile(join(bench.host.folder, 'x'), new Uint8Array(12_345));
    await bench.grid().focus();
    await bench.composer().focus();
    await bench.page.getByText('12,345 bytes · the file x, read when sent').waitFor();
    assert.equal(await bench.send().getAttribute('disabled'), null);
  });

  it('says line and column of a payload of several lines', async () => {
    await choose(bench.page, 'Format', 'Payload');
    await bench.composer().pressSequentially('"a"');
    await bench.composer().press('Shift+Enter');
    await bench.composer().pressSequentially('  len8{hex"0"}');
    await bench.page.getByText(/\(line 2, column 12\)\./).waitFor();
  });

  it('grows with its lines, those that wrap too, up to eight; the list above goes on following', async () => {
    const height = async () => (await bench.composer().boundingBox())?.height ?? 0;
    const grows = (to: number) =>
      bench.page.waitForFunction(
        (wanted) => document.querySelector('.draft')?.getBoundingClientRect().height === wanted,
        to,
      );
    const one = await height();
    await bench.composer().fill('a\nb\n');
    await grows(one + 2 * 18);
    await bench.composer().fill('words that wrap in the box, since it is as narrow as that');
    await grows(one + 18);
    await bench.composer().fill('x '.repeat(1000));
    await grows(one + 7 * 18);
    await bench.composer().fill('');
    await grows(one);
    assert.deepEqual(await bench.asked('shown'), [{ follows: true, isPaused: false }]);
  });

  it('hands the draft over for an editor, by its menu and when the host asks', async () => {
    await bench.composer().fill('hello');
    await chooseMore(bench.page, 'Edit in Editor');
    await bench.asked('editDraft');
    bench.host.host.editDraft();
    const draft = { text: 'hello', format: 'text', lineEnding: 'lf' };
    assert.deepEqual(await bench.asked('editDraft', 2), [draft, draft]);
  });

  it('understands escapes, ends them as text is ended, and selects the part that is wrong', async () => {
    await choose(bench.page, 'Format', 'Escapes');
    await bench.composer().fill('GET "/" {x}\\r\\q');
    const problem = bench.page.getByRole('button', { name: /There is no escape/ });
    await problem.waitFor();
    assert.match((await problem.textContent()) ?? '', /\(column 14\)/);
    await problem.click();
    const selected = await bench.composer().evaluate((area: HTMLTextAreaElement) => {
      return area.value.slice(area.selectionStart, area.selectionEnd);
    });
    assert.equal(selected, '\\q');
    await bench.page.keyboard.type('\\x00');
    await bench.page.getByText('14 bytes · 47 45 54 20').waitFor();
    await choose(bench.page, 'Line ending', 'CR LF');
    await bench.page.getByText('15 bytes · 47 45 54 20').waitFor();
    await bench.composer().press('Enter');
    await bench.asked('send', 1);
    assert.deepEqual(bench.sent(), [
      { to: 1, text: 'GET "/" {x}\\r\\x00', format: 'escapes', lineEnding: 'crlf' },
    ]);
  });

  it('shows why a send failed, with its code, and keeps the text; the words can be dismissed', async () => {
    bench.host.engine.failure = { code: 'EPIPE', message: 'The peer has closed the connection.' };
    await bench.composer().fill('lost');
    await bench.composer().press('Enter');
    const alert = bench.page.getByRole('alert');
    await alert.waitFor();
    assert.match((await alert.textContent()) ?? '', /The peer has closed the connection \(EPIPE\)\./);
    assert.equal(await bench.composer().inputValue(), 'lost');
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await alert.waitFor({ state: 'detached' });
    assert.equal(await bench.composer().evaluate((node) => node === document.activeElement), true);
  });

  it('is an input and one line of choices, and one line alone where there is little height', async () => {
    const heightOf = async () => (await bench.page.locator('.composer').boundingBox())?.height ?? 0;
    for (const width of [240, 300, 420]) {
      await bench.page.setViewportSize({ width, height: 640 });
      assert.ok((await heightOf()) <= 70, `${await heightOf()} px at ${width} px`);
      await bench.page.getByText('1 B', { exact: true }).waitFor();
      await bench.page.setViewportSize({ width, height: 440 });
      assert.ok((await heightOf()) <= 38, `${await heightOf()} px at ${width} px`);
      await bench.page.getByRole('combobox', { name: 'Send to' }).waitFor();
      assert.equal(await bench.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    }
    await choose(bench.page, 'Format', 'Hex');
    await bench.composer().fill('0');
    await bench.page.locator('.draft-preview.problem').waitFor();
  });

  it('says for a while that the target has changed by itself, and which command starts a client', async () => {
    const { host } = bench;
    const rates = { inBytesPerSecond: 0, outBytesPerSecond: 0 };
    const endpoints = host.ledger.endpoints(50);
    const targetNote = 'Now sending to :53132 (server side)';
    host.notify('endpoints', { endpoints, rates, previousSession: 0, target: 3, targetNote });
    await bench.page.getByRole('status').getByText(targetNote).waitFor();
    await bench.page.getByText(targetNote).waitFor({ state: 'detached' });
    await bench.open('layout=narrow&fresh=1', 300, 640);
    await bench.page.locator('.composer').getByText('No client is connected').waitFor();
    await bench.page.locator('.composer').getByRole('button', { name: 'Copy nc 127.0.0.1 9998' }).waitFor();
  });

  it('brings back what was sent by the arrow keys, and the draft after it', async () => {
    for (const text of ['first', 'second']) {
      await bench.composer().fill(text);
      await bench.composer().press('Enter');
      await bench.draftBecomes('');
    }
    const recalls = async (key: string, text: string): Promise<void> => {
      await bench.composer().press(key);
      await bench.draftBecomes(text);
    };
    await recalls('ArrowUp', 'second');
    await recalls('ArrowUp', 'first');
    await recalls('ArrowDown', 'second');
    await recalls('ArrowDown', '');
  });

  it('sends to the target that was picked, at once', async () => {
    await bench.composer().fill('x');
    await choose(bench.page, 'Send to', ':53132 → :9998 (server side)');
    await bench.composer().press('Enter');
    await bench.asked('send', 1);
    assert.equal(bench.sent()[0]?.to, 3);
    assert.deepEqual(await bench.asked('setTarget'), [{ id: 3 }]);
  });

  it('has the host keep what a page in another panel then begins with', async () => {
    await bench.open('layout=wide&rows=20');
    await bench.composer().fill('sent');
    await bench.composer().press('Enter');
    await bench.asked('send', 1);
    await choose(bench.page, 'Format', 'Hex');
    await bench.composer().fill('de ad');
    await bench.page.getByRole('button', { name: /^Sockets/ }).click();
    await until(() =>
      bench.link.asked.some(({ name, params }) => {
        const { state = '' } = params as { state?: string };
        return name === 'keep' && state.includes('de ad') && state.includes('"stripOpen":true');
      }),
    );
    const kept = (await bench.asked('keep')).at(-1) as { state: string };
    await bench.open(`layout=wide&rows=20&kept=${encodeURIComponent(kept.state)}`);
    await bench.page.getByText('2 bytes · de ad').waitFor();
    assert.equal(await bench.composer().inputValue(), 'de ad');
    await bench.page.getByRole('button', { name: /^Sockets/, expanded: true }).waitFor();
    await bench.composer().fill('');
    await bench.composer().press('ArrowUp');
    await bench.draftBecomes('sent');
  });

  it('keeps draft and format over a reload', async () => {
    await choose(bench.page, 'Format', 'Payload');
    await bench.composer().fill('"kept"');
    await bench.page.reload();
    await bench.composer().waitFor();
    await bench.page.getByText('4 bytes · 6b 65 70 74').waitFor();
    assert.equal(await bench.composer().inputValue(), '"kept"');
  });
});
