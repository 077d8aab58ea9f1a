/** `run`: what it prints, its options, exit codes, and that it ends in order whatever happens. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertHas } from '../support/assertHas.ts';
import { endPrograms, hasProgram, socketLab, type Program } from '../support/processes.ts';

const experiments: Readonly<Record<string, string>> = {
  'first.sockets': `@word = "hello"
listen tcp://127.0.0.1:0 as server
  on data reply upper
test "shouts back"
  connect {{server}} as client
  client > {{word}}
  client < "HELLO"
test "fails <&\u0001"
  connect {{server}} as client
  client > "a\\r\\n" hex"01"
  client < "a\\n"
test "random"
  connect {{server}} as client
  client > random(8)
  client < bytes 8
`,
  'b/second.sockets': 'listen tcp://127.0.0.1:0 as server\nconnect {{server}} as client\nclient close\n',
  'b/a.sockets': 'listen udp://127.0.0.1:0 as _server\n',
  'wrong.txt': 'lisen tcp://127.0.0.1:0 as server\nconnect tcp://127.0.0.1 as client\n',
  'long.sockets':
    'test "waits"\n  listen tcp://127.0.0.1:0 as server\n  connect {{server}} as client\n  client < any within 60s\ntest "later"\n  wait 1ms\n',
};

describe('socket-lab run', function () {
  let folder = '';
  const path = (name: string): string => join(folder, name);

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'run-'));
    mkdirSync(path('b'));
    for (const [name, text] of Object.entries(experiments)) writeFileSync(path(name), text);
  });
  after(() => rmSync(folder, { recursive: true }));
  afterEach(endPrograms);

  async function ran(...words: string[]): Promise<{ code: number | null; out: string; error: string }> {
    const program = socketLab('run', ...words);
    program.endInput();
    const { code } = await program.ended;
    return { code, out: program.text, error: program.errorText };
  }

  it('prints each test with its time, a failure with its comparison, and how many at the end', async () => {
    const { code, out } = await ran(path('first.sockets'));
    assert.equal(code, 1);
    assert.match(out, /^.*first\.sockets\n {2}✔ shouts back \([\d.]+ .?s\)\n/);
    assert.match(
      out,
      /✘ fails <&\\u\{1\} \(failed, [\d.]+ .?s\)\n {6}.*first\.sockets:11:3: client < "a\\n"\n/,
    );
    assert.match(out, / {6}expected {2}"a\\n"\n {6}received {2}"A\\r\\n\\x01"\n/);
    assert.match(out, /\nThe random bytes were those of --seed \d+\.\n2 passed, 1 failed\n$/);
    assert.ok(!out.includes('\u001B') && !out.includes('\u0001'));
  });

  it('runs all below a folder in order, and only once', async () => {
    const { code, out, error } = await ran(path('b'), path('b/a.sockets'));
    assert.deepEqual([code, error], [0, '']);
    const files = out.split('\n').filter((line) => line.endsWith('.sockets'));
    assert.deepEqual(files, [path('b/a.sockets'), path('b/second.sockets')]);
    assert.match(out, /\n2 passed, 0 failed\n$/);
  });

  it('--test chooses by title, --set sets a variable, --quiet leaves out what passed', async () => {
    const one = await ran(path('first.sockets'), '--test', 'shouts back', '--set', 'word=bye', '--quiet');
    assert.equal(one.code, 1);
    assert.match(one.out, /received {2}"BYE"/);
    const other = await ran(path('first.sockets'), '--test', 'random', '--quiet');
    assert.deepEqual([other.code, other.out], [0, '1 passed, 0 failed\n']);
  });

  it('--bail stops at the first failure', async () => {
    const { code, out } = await ran(path('first.sockets'), path('b'), '--bail');
    assert.equal(code, 1);
    assert.match(out, /The run was stopped: 3 tests were not run\.\n.*\n1 passed, 1 failed\n$/);
  });

  it('opens nothing where a file has errors, and says which', async () => {
    const { code, out, error } = await ran(path('b'), path('wrong.txt'));
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /wrong\.txt:1:1: error: .*did you mean listen\?\n.*wrong\.txt:2:\d+: error: /);
  });

  it('--json prints events; the same seed gives the same bytes', async () => {
    const sent = async (seed: string): Promise<string> => {
      const { code, out } = await ran(path('first.sockets'), '--test', 'random', '--json', '--seed', seed);
      assert.equal(code, 0);
      const events = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { type: string; sent?: { length: number; bytes: string } });
      assert.deepEqual([events[0]?.type, events.at(-1)?.type], ['run', 'sum']);
      return events.find((event) => event.sent !== undefined)?.sent?.bytes ?? '';
    };
    const first = await sent('7');
    assert.equal(Buffer.from(first, 'base64').length, 8);
    assert.equal(await sent('7'), first);
    assert.notEqual(await sent('8'), first);
  });

  it('--json tells of a failure in all its parts', async () => {
    const { out } = await ran(path('first.sockets'), '--json', '--quiet');
    const [, result] = out.split('\n').map((line) => (line === '' ? {} : (JSON.parse(line) as object)));
    assertHas(result, {
      type: 'result',
      outcome: 'failed',
      line: 8,
      failure: {
        line: 11,
        code: 'ERR_UNEXPECTED',
        comparison: {
          expected: { length: 2, bytes: 'YQo=' },
          received: { length: 4, bytes: 'QQ0KAQ==' },
          differsAt: 0,
        },
      },
    });
  });

  it('--junit writes what XML readers read', async function () {
    if (!hasProgram('python3')) this.skip();
    const report = path('report.xml');
    await ran(path('first.sockets'), '--junit', report);
    const reader =
      'import sys, json, xml.etree.ElementTree as E\n' +
      'print(json.dumps([[e.tag, e.attrib, e.text] for e in E.parse(sys.argv[1]).iter()]))';
    const { stdout } = spawnSync('python3', ['-c', reader, report], { encoding: 'utf8' });
    const elements = JSON.parse(stdout) as [tag: string, attributes: Record<string, string>, text: string][];
    const of = (tag: string): Record<string, string>[] =>
      elements.filter(([name]) => name === tag).map(([, attributes]) => attributes);
    assertHas(of('testsuite'), [{ tests: '3', failures: '1', errors: '0', skipped: '0' }]);
    assert.deepEqual(
      of('testcase').map(({ name }) => name),
      ['shouts back', 'fails <&\\u{1}', 'random'],
    );
    assert.ok(of('testcase').every(({ time }) => /^\d+\.\d{3}$/.test(time ?? '')));
    const failure = elements.find(([tag]) => tag === 'failure');
    assert.equal(failure?.[1]['type'], 'ERR_UNEXPECTED');
    assert.match(failure[2], /expected {2}"a\\n"/);
    assert.ok(readFileSync(report).every((byte) => byte >= 0x20 || byte === 0x0a));
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`ends on ${signal}, and says what was cancelled`, async () => {
      const program: Program = socketLab('run', path('long.sockets'), '--json');
      await program.line(/"type":"step".*"line":4/);
      program.signal(signal);
      assert.equal((await program.ended).code, 1);
      const last = program.lines.slice(-2).map((line) => JSON.parse(line) as object);
      assertHas(last, [
        { type: 'result', title: 'waits', outcome: 'cancelled' },
        { type: 'sum', passed: 0, failed: 0, cancelled: 1, notRun: 1 },
      ]);
    });
  }

  it('says it in words, too', async () => {
    const program = socketLab('run', path('b/a.sockets'), path('long.sockets'));
    await program.line(/✔ a /);
    program.signal('SIGINT');
    assert.equal((await program.ended).code, 1);
    assert.match(
      program.text,
      /The run was cancelled: \d tests? (?:was|were) not run\.\n1 passed, 0 failed\n$/,
    );
  });

  it('a file without a test is no success', async () => {
    for (const text of ['', '# only words\n', '@port = 1\n']) {
      writeFileSync(path('empty.sockets'), text);
      const { code, out, error } = await ran(path('first.sockets'), path('empty.sockets'));
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, /^socket-lab: There is no test in [^\n]*empty\.sockets: [^\n]+\n$/);
    }
    rmSync(path('empty.sockets'));
  });
});
