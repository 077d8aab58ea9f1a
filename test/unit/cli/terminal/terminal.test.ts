import assert from 'node:assert/strict';
import { PassThrough, Writable } from 'node:stream';
import { Terminal } from '../../../../src/cli/terminal/terminal.ts';
import { SlowStream } from '../../../support/slowStream.ts';

/** A terminal on these streams, and how its process was ended. */
function terminalOn(stdout: Writable, stderr: Writable, input = new PassThrough()) {
  const exits: (number | NodeJS.Signals)[] = [];
  const signals = new Map<NodeJS.Signals, () => void>();
  const terminal = new Terminal({
    stdout,
    stderr,
    environment: {},
    openInput: () => input,
    onSignal: (signal, listener) => void signals.set(signal, listener),
    exit: (code) => void exits.push(code),
    endBySignal: (signal) => void exits.push(signal),
  });
  return { terminal, exits, signal: (name: NodeJS.Signals) => signals.get(name)?.() };
}

function failing(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
  });
}

describe('Terminal', () => {
  it('begins lines at the left of a screen that stdout and stderr share', async () => {
    const screen = Object.assign(new PassThrough(), { isTTY: true });
    const keyboard = Object.assign(new PassThrough(), { isTTY: true });
    const { terminal } = terminalOn(screen, screen, keyboard);
    terminal.out.write(Buffer.from('login: '));
    terminal.error.line('an event');
    await terminal.error.whenDrained();
    terminal.out.write(Buffer.from('name: '));
    terminal.typed(Buffer.from('ada\n'));
    terminal.error.line('another');
    await terminal.error.whenDrained();
    assert.equal(String(screen.read()), 'login: \nan event\nname: another\n');
  });

  it('ends with a failure where stdout could not be written, and says why', async () => {
    for (const [code, reason] of [
      ['ENOSPC', 'stdout could not be written: the disk is full (ENOSPC).'],
      ['ENXIO', 'stdout could not be written (ENXIO).'],
    ] as const) {
      const errors = new PassThrough();
      const { terminal } = terminalOn(failing(code), errors);
      let isStopped = false;
      terminal.onStop(() => (isStopped = true));
      terminal.out.line('x');
      assert.equal(await terminal.finish(0), 1);
      assert.ok(isStopped);
      assert.ok(String(errors.read()).startsWith(`socket-lab: ${reason}`));
    }
  });

  it('gives up output that is not read, some time after a signal', async () => {
    const errors = new PassThrough();
    const { terminal, signal, exits } = terminalOn(new SlowStream(), errors);
    terminal.onStop(() => undefined);
    terminal.out.line('12345');
    signal('SIGTERM');
    const code = await terminal.finish(0);
    assert.match(String(errors.read()), /6 bytes of the output are lost/);
    signal('SIGTERM');
    terminal.exit(code);
    assert.deepEqual(exits, [1, 0]);
  });
});
