/** What others wrote does not act on the terminal it is printed on: programs' words and names, files, paths. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endPrograms, hasProgram, listeningAt, Program, socketLab } from '../support/processes.ts';

/** Clears the screen; sets a colour, as one character (C1); turns the order of what follows. */
const evil = '\u001b[2J\u009b31m\u202E';
const acts = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

describe('socket-lab, printing what others wrote', function () {
  let folder = '';
  before(() => void (folder = mkdtempSync(join(tmpdir(), 'escapes-'))));
  after(() => rmSync(folder, { recursive: true }));
  afterEach(endPrograms);

  function file(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  async function ended(program: Program): Promise<string> {
    program.endInput();
    await program.ended;
    return program.text + program.errorText;
  }

  function assertTame(printed: string, held: RegExp): void {
    assert.match(printed, held);
    assert.doesNotMatch(printed, acts);
  }

  it('the last words of a program in an experiment', async function () {
    if (!hasProgram('python3')) this.skip();
    const script = file('grumbler.py', `import sys\nsys.stderr.write('said ${evil}\\n')\nsys.exit(3)\n`);
    const path = file(
      'run.sockets',
      `test "a"\n  run "python3 ${script}" as program until "never" within 5s\n`,
    );
    assertTame(await ended(socketLab('run', path)), /said/);
    assertTame(await ended(socketLab('run', path, '--json')), /said/);
    const report = join(folder, 'report.xml');
    await ended(socketLab('run', path, '--junit', report));
    assertTame(readFileSync(report, 'utf8'), /said/);
  });

  it('the last words of a program that answers', async function () {
    if (!hasProgram('python3')) this.skip();
    const script = file('answers.py', `import sys\nsys.stderr.write('said ${evil}\\n')\nsys.exit(3)\n`);
    const listener = socketLab('listen', 'tcp://:0', '--rule', `on connect reply exec "python3 ${script}"`);
    const { address } = await listeningAt(listener);
    await ended(socketLab('connect', address, '--quiet', '--for', '2s'));
    await listener.line(/said/);
    listener.signal('SIGTERM');
    assertTame(await ended(listener), /said/);
  });

  it('the name of the program that holds a port', async function () {
    if (process.platform !== 'linux') this.skip();
    const source = `const s = require('net').createServer().listen(0, '127.0.0.1', () => console.log(s.address().port));`;
    const holder = new Program('bash', [
      '-c',
      `exec -a "$0" '${process.execPath}' -e "$1"`,
      `held ${evil}`,
      source,
    ]);
    const [port = ''] = await holder.line(/^\d+$/);
    assertTame(await ended(socketLab('listen', `tcp://127.0.0.1:${port}`)), /held .*EADDRINUSE/);
    assertTame(await ended(socketLab('listen', `tcp://127.0.0.1:${port}`, '--json')), /held .*EADDRINUSE/);
  });

  it('the line of an experiment that fails, its title, and its name', async () => {
    const path = file(
      `name ${evil}.sockets`,
      `test "title ${evil}"\n  connect tcp://127.0.0.1:1 as c within 1s # line ${evil}\n`,
    );
    for (const words of [
      ['run', path],
      ['run', path, '--json'],
      ['check', path],
      ['check', path, '--json'],
    ])
      assertTame(await ended(socketLab(...words)), /name/);
    const wrong = file(`wrong ${evil}.sockets`, `nonsense ${evil}\n`);
    for (const words of [
      ['run', wrong],
      ['check', wrong],
      ['check', wrong, '--json'],
    ])
      assertTame(await ended(socketLab(...words)), /wrong/);
  });

  it('paths and words of a call', async () => {
    for (const words of [
      [evil],
      ['run', join(folder, evil)],
      ['bytes', `file"${join(folder, evil)}"`],
      ['bytes', evil],
      ['listen', `unix:${join(folder, 'no-such', evil)}`],
      ['connect', `unix:${join(folder, evil)}`],
      ['listen', 'tcp://:0', '--rule', evil],
      ['connect', 'tcp://:1', `--${evil}`],
      ['connect', 'tcp://:1', '--for', evil],
      ['run', 'media/examples', '--junit', join(folder, 'no-such', evil)],
    ])
      assertTame(await ended(socketLab(...words)), /^socket-lab: |^payload:|\n/);
  });

  it('the path of a socket in events', async function () {
    if (process.platform === 'win32') this.skip();
    const listener = socketLab('listen', `unix:${join(folder, `s${evil}`)}`);
    await listener.line(/^listening /);
    listener.signal('SIGTERM');
    assertTame(await ended(listener), /^listening /);
  });
});
