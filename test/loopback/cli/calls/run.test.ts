/** `run` in this process, on real sockets. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, endCommandLines, outcome } from '../../../support/cli/commandLine.ts';

const passing = `@word = "tacos"
test "shouts back"
  listen tcp://127.0.0.1:0 as server
    on data reply upper
  connect {{server}} as client
  client > {{word}}
  client < "TACOS"
`;
const failing = `test "expects too much"
  listen tcp://127.0.0.1:0 as server
    on data reply echo
  connect {{server}} as client
  client > random(2)
  client < "b" within 50ms
`;
const waiting = `test "waits"
  listen tcp://127.0.0.1:0 as server
  connect {{server}} as client
  client < "b" within 50s
test "never comes"
  wait 1ms
`;

describe('run', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'run-'))));
  afterEach(async () => {
    await endCommandLines();
    rmSync(folder, { recursive: true });
  });

  function save(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  it('prints each test, failures with what was expected, and the sum', async () => {
    save('a.sockets', passing);
    const path = save('b.sockets', failing);
    const { code, out } = await outcome('run', folder, '--seed', '7');
    assert.equal(code, 1);
    assert.match(out, /a\.sockets\n {2}✔ shouts back \(/);
    assert.match(out, /b\.sockets\n {2}✘ expects too much \(failed, /);
    assert.ok(out.includes(`${path}:6:`), out);
    assert.match(out, /The random bytes were those of --seed 7\.\n1 passed, 1 failed\n$/);
  });

  it('prints only failures with --quiet, and stops at the first with --bail', async () => {
    save('a.sockets', failing);
    save('b.sockets', passing);
    const { out } = await outcome('run', folder, '--quiet', '--bail');
    assert.doesNotMatch(out, /✔/);
    assert.match(out, /The run was stopped: 1 test was not run\.\n[^]*0 passed, 1 failed\n$/);
  });

  it('runs the chosen tests, with variables of the call', async () => {
    const path = save('a.sockets', `${passing}test "other"\n  wait 1ms\n`);
    const call = ['run', path, '--test', 'shouts back', '--set', 'word=Tacos'];
    assert.match((await outcome(...call)).out, /1 passed, 0 failed\n$/);
  });

  it('writes a JUnit report and prints JSON', async () => {
    save('a.sockets', passing);
    save('b.sockets', failing);
    const junit = join(folder, 'report.xml');
    const { code, out } = await outcome('run', folder, '--junit', junit, '--json');
    assert.equal(code, 1);
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual([events[0]?.['type'], events.at(-1)?.['type']], ['run', 'sum']);
    const failed = events.find(({ outcome: result }) => result === 'failed');
    assert.ok(Array.isArray((failed?.['failure'] as { text?: unknown } | undefined)?.text));
    const xml = readFileSync(junit, 'utf8');
    assert.match(xml, /<testsuites name="socket-lab" tests="2" failures="1" errors="0" skipped="0" time="/);
    assert.match(xml, /<testcase name="shouts back" .*\/>/);
    assert.match(xml, /<failure message="[^"]+" type="[A-Z_]+">/);
    const quiet = await outcome('run', folder, '--json', '--quiet');
    assert.deepEqual(
      quiet.out
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { type: string }).type),
      ['result', 'result', 'sum'],
    );
  });

  it('is cancelled by a signal', async () => {
    const path = save('a.sockets', waiting);
    const junit = join(folder, 'report.xml');
    const call = commandLine('run', path, '--json', '--junit', junit);
    await call.out.line(/"type":"step".*"line":4/);
    call.signal('SIGINT');
    assert.equal(await call.ended, 1);
    assert.match(call.out.text, /"type":"sum","passed":0,"failed":0,"cancelled":1,"notRun":1/);
    const xml = readFileSync(junit, 'utf8');
    assert.match(xml, /<skipped message="cancelled"\/>[^]*<skipped message="not run"\/>/);
    const text = commandLine('run', path);
    setImmediate(() => text.signal('SIGINT'));
    assert.equal(await text.ended, 1);
    assert.match(text.out.text, /The run was (?:cancelled|stopped)/);
  });

  it('opens nothing where a file is wrong, or has no test', async () => {
    const wrong = await outcome('run', save('wrong.sockets', 'wrong'));
    assert.deepEqual([wrong.code, wrong.out], [2, '']);
    assert.match(wrong.error, /wrong\.sockets:1:6: error: /);
    const empty = await outcome('run', save('empty.sockets', '@a = 1\n'));
    assert.match(empty.error, /There is no test in .*empty\.sockets: .* or leave it out\./);
    assert.equal(empty.code, 2);
  });

  it('warns of a listener that every machine reaches', async () => {
    const path = save('a.sockets', 'listen tcp://*:0 as server\nwait 1ms\n');
    assert.match((await outcome('run', path)).error, /warning: .* can be reached by every machine/);
  });
});
