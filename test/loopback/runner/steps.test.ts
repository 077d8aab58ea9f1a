/** Each kind of step, in an experiment that passes. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runExperiment } from '../../support/runExperiment.ts';
import { passing } from './passingSteps.ts';

describe('runTests, steps', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'runner-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [name, text] of Object.entries(passing)) {
    it(name, async () => {
      const { results } = await runExperiment(text.trimStart(), { folder });
      assert.deepEqual(
        results.map(({ outcome, failure }) => [outcome, failure]),
        [['passed', undefined]],
      );
    });
  }

  it('a file larger than a payload may be is streamed', async () => {
    const file = join(folder, 'large.bin');
    writeFileSync(file, '');
    truncateSync(file, 100_000_000);
    const text = `listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
together
  do
    client > file"large.bin"
    client end
  do
    conn < bytes 100000000 within 30s
    conn < end
`;
    const { results } = await runExperiment(text, { folder });
    assert.deepEqual([results[0]?.outcome, results[0]?.failure], ['passed', undefined]);
  });

  it('the same seed gives the same bytes, whatever runs side by side; another seed gives others', async () => {
    const text = `listen tcp://127.0.0.1:0 as server
  on connect reply random(4)
together
  do
    connect {{server}} as alice
    alice < bytes 4
    alice > random(8)
  do
    connect {{server}} as bob
    bob > random(8)
    bob > uuid()
server > random(8)
`;
    const sent = async (seed: bigint): Promise<string[]> => {
      const { events } = await runExperiment(text, { seed });
      return events
        .flatMap((event) =>
          event.type === 'done' && event.sent !== undefined
            ? [`${event.line} ${Buffer.from(event.sent).toString('hex')}`]
            : [],
        )
        .sort();
    };
    const first = await sent(5n);
    assert.equal(first.length, 4);
    assert.equal(new Set(first.map((line) => line.split(' ')[1])).size, 4);
    for (let round = 0; round < 5; round++) assert.deepEqual(await sent(5n), first);
    assert.notDeepEqual(await sent(6n), first);
  });

  it('overrides win over the file, and not over what is captured', async () => {
    const text = `@word = "file"
listen tcp://127.0.0.1:0 as server
  on connect reply {{word}} "\\n"
connect {{server}} as client
client < "caller\\n"
`;
    const { results } = await runExperiment(text, { overrides: { word: 'caller' } });
    assert.equal(results[0]?.outcome, 'passed');
  });

  it('runs the tests that are chosen, up to a line, and stops at the first failure where it is to', async () => {
    const text = `listen tcp://127.0.0.1:0 as server
test "one"
  connect {{server}} fails EACCES
test "two"
  connect {{server}} as client
  client < "never" within 10s
test "three"
  connect {{server}} as _client
`;
    const outcomes = async (options: Parameters<typeof runExperiment>[1]): Promise<unknown> =>
      (await runExperiment(text, options)).results.map(({ title, outcome }) => `${title ?? ''} ${outcome}`);
    assert.deepEqual(await outcomes({ bail: true }), ['one failed']);
    assert.deepEqual(await outcomes({ chosen: ({ title }) => title === 'three' }), ['three passed']);
    assert.deepEqual(await outcomes({ chosen: ({ title }) => title === 'two', lastLine: 5 }), ['two passed']);
  });

  it('tells each step with its line and time, and the bytes it was about', async () => {
    const text = `listen udp://127.0.0.1:0 as server
connect {{server}} as client
client > "hi"
server < any
`;
    const { events } = await runExperiment(text);
    assert.deepEqual(
      events.map((event) => ('line' in event ? `${event.type} ${event.line}` : event.type)),
      ['test 1', ...[1, 2, 3, 4].flatMap((line) => [`step ${line}`, `done ${line}`]), 'result'],
    );
    const done = events.filter((event) => event.type === 'done');
    assert.deepEqual(
      done.map(({ sent, received }) => Buffer.from(sent ?? received ?? []).toString()),
      ['', '', 'hi', 'hi'],
    );
    assert.ok(done.every(({ durationMs }) => durationMs >= 0));
  });

  it('tells what came where there are no bytes to show', async () => {
    const text = `listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
client > "hello"
conn < bytes 5
conn < nothing for 10ms
client end
conn < end
`;
    const { events } = await runExperiment(text);
    const came = events.flatMap((event) => (event.type === 'done' && event.came ? [event.came] : []));
    assert.deepEqual(came, ['5 B', 'nothing', 'end of stream']);
  });
});
