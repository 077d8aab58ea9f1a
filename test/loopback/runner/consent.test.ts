/** What a run may not do without its user: run programs, and listen where others reach it. */
import assert from 'node:assert/strict';
import { formatAddress } from '../../../src/address/formatAddress.ts';
import type { RunWorld } from '../../../src/runner/state/runContext.ts';
import { failureOf, runExperiment } from '../../support/runExperiment.ts';

describe('runTests, consent', () => {
  it('a program that may not be run is not', async () => {
    const refusal = { code: 'ERR_UNTRUSTED', message: 'The workspace is not trusted.' };
    const failure = await failureOf('run "node -v" as _program\n', { mayRun: () => refusal });
    assert.equal(failure.code, 'ERR_UNTRUSTED');
  });

  it('nothing listens where it may not, and what decides is asked for listeners only', async () => {
    const refusal = { code: 'ERR_NOT_AGREED', message: 'Others could reach it.', advice: 'Use 127.0.0.1.' };
    const asked: string[] = [];
    const mayListen: RunWorld['mayListen'] = (address) => {
      asked.push(formatAddress(address));
      return Promise.resolve(asked.length > 1 ? refusal : undefined);
    };
    const text = 'listen tcp://127.0.0.1:0 as _server\nlisten tcp://*:0 fails EADDRINUSE\n';
    const { results, engineEvents } = await runExperiment(text, { mayListen });
    const failure = results[0]?.failure;
    assert.deepEqual([failure?.code, failure?.line, failure?.help], ['ERR_NOT_AGREED', 2, 'Use 127.0.0.1.']);
    assert.deepEqual(asked, ['tcp://127.0.0.1:0', 'tcp://*:0']);
    assert.equal(engineEvents.filter(({ type }) => type === 'listening').length, 1);
  });

  it('what is cancelled while somebody decides opens nothing', async () => {
    const cancel = new AbortController();
    const { results, engineEvents } = await runExperiment('listen tcp://*:0 as _all\n', {
      signal: cancel.signal,
      mayListen: () => {
        cancel.abort();
        return Promise.resolve(undefined);
      },
    });
    assert.equal(results[0]?.outcome, 'cancelled');
    assert.deepEqual(engineEvents, []);
  });
});
