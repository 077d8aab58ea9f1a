import assert from 'node:assert/strict';
import { connectRace } from '../../../../src/engine/link/connectRace.ts';
import { SocketLink } from '../../../../src/engine/link/socketLink.ts';
import type {
  AttemptHandlers,
  RaceTarget,
  StreamAttempt,
} from '../../../../src/engine/link/streamDialing.ts';
import type { Failure } from '../../../../src/model/result.ts';
import { errnoError } from '../../../support/errnoError.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { ScriptedStream } from '../../../support/scriptedStream.ts';

/** An attempt that ends as the test says. */
class ScriptedAttempt implements StreamAttempt {
  readonly descriptor = undefined;
  readonly error = undefined;
  readonly link = new SocketLink(new ScriptedStream().asSocket, { canReset: true });
  isDestroyed = false;
  #handlers: AttemptHandlers | undefined;

  open(handlers: AttemptHandlers): void {
    this.#handlers = handlers;
  }

  destroy(): void {
    this.isDestroyed = true;
  }

  connect(): void {
    this.#handlers?.connected(this.link, { local: '', remote: '' });
  }

  refuse(code = 'ECONNREFUSED'): void {
    this.#handlers?.failed(errnoError(code, 'connect'));
  }
}

function start(count: number, timeoutMs = 10_000) {
  const clock = new FakeClock();
  const log: string[] = [];
  const failures: Failure[] = [];
  const attempts: ScriptedAttempt[] = [];
  const targets = Array.from({ length: count }, (_, index): RaceTarget => {
    return {
      remote: `tcp://10.0.0.${index}:1`,
      connect: () => {
        const attempt = new ScriptedAttempt();
        attempts.push(attempt);
        return attempt;
      },
    };
  });
  const race = connectRace({
    requested: 'tcp://some.test:1',
    targets: targets as [RaceTarget, ...RaceTarget[]],
    clock,
    timeoutMs,
    onAttempt: ({ remote }) => void log.push(`try ${remote.at(-3)}`),
    onAttemptFailed: (remote, failure) => {
      log.push(`fail ${remote.at(-3)} ${failure.code}`);
      failures.push(failure);
    },
  });
  return { clock, log, failures, attempts, race };
}

describe('connectRace', () => {
  it('starts the next attempt at once when one fails', async () => {
    const { clock, log, attempts, race } = start(2);
    attempts[0]?.refuse();
    assert.deepEqual(log, ['try 0', 'fail 0 ECONNREFUSED', 'try 1']);
    attempts[1]?.connect();
    const outcome = await race.outcome;
    assert.ok(outcome.ok);
    assert.equal(outcome.value.link, attempts[1]?.link);
    assert.equal(clock.pending, 0);
  });

  it('starts the next attempt beside a silent one after the attempt delay, and the first to answer wins', async () => {
    const { clock, log, attempts, race } = start(3);
    clock.advance(249);
    assert.deepEqual(log, ['try 0']);
    clock.advance(1);
    assert.deepEqual(log, ['try 0', 'try 1']);
    attempts[0]?.connect();
    const outcome = await race.outcome;
    assert.ok(outcome.ok);
    assert.equal(outcome.value.target.remote, 'tcp://10.0.0.0:1');
    assert.deepEqual(
      attempts.map((attempt) => attempt.isDestroyed),
      [false, true],
    );
    clock.advance(60_000);
    assert.deepEqual(log, ['try 0', 'try 1']);
  });

  it('fails with the very failure of the only attempt', async () => {
    const { failures, attempts, race } = start(1);
    attempts[0]?.refuse();
    const outcome = await race.outcome;
    assert.ok(!outcome.ok);
    assert.equal(outcome.failure, failures[0]);
  });

  for (const [words, codes, message] of [
    [
      'one code',
      ['ECONNREFUSED', 'ECONNREFUSED'],
      'Nothing listens on some.test:1, or a firewall turned the connection away; tried 10.0.0.0:1 and 10.0.0.1:1.',
    ],
    [
      'several codes',
      ['ENETUNREACH', 'ECONNREFUSED'],
      'None of the addresses of some.test:1 could be connected to: 10.0.0.0:1 (ENETUNREACH) and 10.0.0.1:1 (ECONNREFUSED).',
    ],
    [
      'many attempts',
      Array.from({ length: 6 }, () => 'ECONNREFUSED'),
      'Nothing listens on some.test:1, or a firewall turned the connection away; tried 10.0.0.0:1, 10.0.0.1:1, 10.0.0.2:1 and 3 more.',
    ],
  ] as const) {
    it(`says what all attempts came to, and has the last one's code: ${words}`, async () => {
      const { clock, attempts, race } = start(codes.length);
      codes.forEach((code, index) => attempts[index]?.refuse(code));
      const outcome = await race.outcome;
      const { failure } = outcome.ok ? assert.fail() : outcome;
      assert.deepEqual(
        [failure.code, failure.call, failure.address, failure.message],
        ['ECONNREFUSED', 'connect', 'tcp://some.test:1', message],
      );
      assert.equal(clock.pending, 0);
    });
  }

  it('times out with every silent attempt told', async () => {
    const { clock, log, attempts, race } = start(2, 1_000);
    clock.advance(1_000);
    const outcome = await race.outcome;
    const { failure } = outcome.ok ? assert.fail() : outcome;
    assert.equal(failure.code, 'ETIMEDOUT');
    assert.match(failure.message, /^The host at some.test:1 did not answer in time; tried /);
    assert.deepEqual(log.slice(-2), ['fail 0 ETIMEDOUT', 'fail 1 ETIMEDOUT']);
    assert.ok(attempts.every((attempt) => attempt.isDestroyed));
  });

  it('with a time of 0 waits as long as the system does, and sets no timer of its own', async () => {
    const { clock, attempts, race } = start(1, 0);
    assert.equal(clock.pending, 0);
    clock.advance(24 * 3_600_000);
    attempts[0]?.connect();
    assert.ok((await race.outcome).ok);
  });

  it('can be given up, and an error that comes after that harms nobody', async () => {
    const { clock, attempts, race } = start(1);
    race.abort();
    const outcome = await race.outcome;
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'ABORT_ERR');
    assert.equal(attempts[0]?.isDestroyed, true);
    attempts[0].refuse();
    assert.equal(clock.pending, 0);
  });
});
