/** A client that waits for a listener that is not there yet. */
import assert from 'node:assert/strict';
import { failureOf, runExperiment } from '../../support/runExperiment.ts';

/** A port that is free once its listener is closed again. */
const free = 'listen tcp://127.0.0.1:0 as first\n@port = "{{first.port}}"\nfirst close\n';

const late = `${free}together
  do
    wait 300ms
    listen tcp://127.0.0.1:{{port}} as server
    accept server as conn within 5s
    conn > "hello"
  do
    connect tcp://127.0.0.1:{{port}} as client within 10s
    client < "hello"
`;

describe('runTests, connecting', function () {
  it('waits for a listener where it says for how long', async () => {
    const { results, engineEvents } = await runExperiment(late);
    assert.deepEqual(
      results.map(({ failure }) => failure),
      [undefined],
    );
    // What was tried in vain is on no list.
    const opened = engineEvents.filter(({ type }) => type === 'opening').length;
    const removed = engineEvents.filter(({ type }) => type === 'removed').length;
    assert.equal(opened - removed, 3);
  });

  it('waits for a unix socket, too', async function () {
    if (process.platform === 'win32') this.skip();
    const { results } = await runExperiment(
      late
        .replace(free, '')
        .replaceAll('tcp://127.0.0.1:{{port}}', 'unix:/tmp/socket-lab-late-{{env.PPID}}.sock')
        .replaceAll('{{env.PPID}}', String(process.pid)),
    );
    assert.deepEqual(
      results.map(({ failure }) => failure),
      [undefined],
    );
  });

  it('says how often it has tried', async () => {
    const { code, message } = await failureOf(`${free}connect tcp://127.0.0.1:{{port}} as c within 300ms\n`);
    assert.equal(code, 'ECONNREFUSED');
    assert.match(message, / It was tried [4-6] times within 300 ms\.$/);
  });

  it('tries until the time is over, however long the pauses have become', async () => {
    const began = performance.now();
    await failureOf(`${free}connect tcp://127.0.0.1:{{port}} as c within 500ms\n`);
    // By doubled pauses alone the last attempt would be at about 300 ms.
    assert.ok(performance.now() - began > 450);
  });

  it('does not wait where the failure is expected, or nothing says for how long', async () => {
    const began = performance.now();
    await runExperiment(`${free}connect tcp://127.0.0.1:{{port}} fails ECONNREFUSED within 10s\n`);
    const { message } = await failureOf(`${free}connect tcp://127.0.0.1:{{port}} as c\n`);
    assert.doesNotMatch(message, /tried/);
    assert.ok(performance.now() - began < 5000);
  });

  it('ends at once when it is cancelled', async () => {
    const abort = new AbortController();
    const { results } = await runExperiment(`${free}connect tcp://127.0.0.1:{{port}} as c within 60s\n`, {
      signal: abort.signal,
      onEvent: (event) => {
        if (event.type === 'step' && event.line === 4) abort.abort();
      },
    });
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['cancelled'],
    );
  });
});
