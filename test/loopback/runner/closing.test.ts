/** Nothing is left open: after a test has passed, failed, or was cancelled at any of its steps. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runExperiment } from '../../support/runExperiment.ts';
import { whenGone } from '../../support/runningProcess.ts';

const everything = `listen tcp://127.0.0.1:0 as server
  on line reply exec "node -e 'process.stdin.resume()'"
listen udp://127.0.0.1:0 as datagrams
connect {{server}} as client
accept server as conn
run "node -e 'console.log(process.pid); setInterval(() => {}, 1000)'" as program until "\\n" within 10s
client > "one\\n"
conn < "one\\n"
wait 5ms
together
  do
    connect {{datagrams}} as alice
    alice > "x"
    datagrams < "x"
  do
    repeat 2 every 5ms
      connect {{server}} as again
      again > "two\\n"
conn pause
client > random(100000)
client < nothing for 20ms
`;

/** What the process holds, timers aside: those of the test runner are among them. */
const handles = (): string[] =>
  process
    .getActiveResourcesInfo()
    .filter((name) => /TCP|UDP|Pipe|Process/.test(name))
    .sort();

/** What was closed a moment ago is let go of at the end of a turn of the event loop. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('runTests, closing', function () {
  it('leaves nothing open after a pass, nor after a failure', async () => {
    await turns();
    const before = handles();
    assert.equal((await runExperiment(everything)).results[0]?.outcome, 'passed');
    const failing = `${everything}client < "never" within 10ms\n`;
    assert.equal((await runExperiment(failing)).results[0]?.outcome, 'failed');
    await turns();
    assert.deepEqual(handles(), before);
  });

  it('leaves nothing running that a program has left in the background', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    try {
      const program = `run "sh -c 'sleep 1000 >/dev/null 2>&1 & echo $! > pid; echo ready'" as program until "ready"\n`;
      const { results } = await runExperiment(program, { folder });
      assert.equal(results[0]?.outcome, 'passed');
      await whenGone(Number(await readFile(join(folder, 'pid'), 'utf8')));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('leaves nothing open when it is cancelled, at whatever step', async () => {
    const { events } = await runExperiment(everything);
    const steps = events.filter(({ type }) => type === 'step').length;
    assert.ok(steps > 15);
    await turns();
    const before = handles();
    for (let at = 1; at <= steps; at++) {
      const controller = new AbortController();
      let count = 0;
      const { results } = await runExperiment(everything, {
        signal: controller.signal,
        onEvent: ({ type }) => {
          if (type === 'step' && ++count === at) queueMicrotask(() => controller.abort());
        },
      });
      // The last one may be over before it is heard.
      assert.match(results[0]?.outcome ?? '', at === steps ? /cancelled|passed/ : /cancelled/);
      assert.equal(results[0]?.failure, undefined);
    }
    await turns();
    assert.deepEqual(handles(), before);
  });

  it('forgets the endpoints of all rounds but the last, or the one that failed', async () => {
    const rounds = `listen tcp://127.0.0.1:0 as server
  on data reply echo
repeat 3
  repeat 2
    connect {{server}} as client
    client > counter()
    client < matches /^[0-LAST]$/ within WITHIN
`;
    const counts = async (text: string): Promise<number[]> => {
      const { engineEvents } = await runExperiment(text);
      return ['opening', 'removed'].map((type) => engineEvents.filter((event) => event.type === type).length);
    };
    assert.deepEqual(await counts(rounds.replace('LAST', '9').replace('WITHIN', '2s')), [7, 5]);
    assert.deepEqual(await counts(rounds.replace('LAST', '3').replace('WITHIN', '50ms')), [6, 4]);
  });

  it('cancelled before it begins, it opens nothing', async () => {
    const { results, engineEvents } = await runExperiment(everything, { signal: AbortSignal.abort() });
    assert.deepEqual([results.length, engineEvents.length], [0, 0]);
  });

  it('can be cancelled while steps never wait', async () => {
    const controller = new AbortController();
    const text = '@n = 0\nrepeat 1000000\n  repeat 1000000\n    @x = {{n}}\n';
    setImmediate(() => controller.abort());
    const { results } = await runExperiment(text, { signal: controller.signal });
    assert.equal(results[0]?.outcome, 'cancelled');
  });
});
