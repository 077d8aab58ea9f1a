import assert from 'node:assert/strict';
import { connectRace } from '../../../../src/engine/link/connectRace.ts';
import { SocketLink } from '../../../../src/engine/link/socketLink.ts';
import type {
  AttemptHandlers,
  RaceTarget,
  StreamAttempt,
} from '../../../../src/engine/link/streamDialing.ts';
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

  refuse(): void {
    this.#handlers?.failed(errnoError('ECONNREFUSED', 'connect'));
  }
}

function start(count: number, timeoutMs = 10_000) {
  const clock = new FakeClock();
  const log: string[] = [];
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
    targets: targets as [RaceTarget, ...RaceTarget[]],
    clock,
    timeoutMs,
    onAttempt: ({ remote }) => void log.push(`try ${remote.at(-3)}`),
    onAttemptFailed: (remote, failure) => void log.push(`fail ${remote.at(-3)} ${failure.code}`),
  });
  return { clock, log, attempts, race };
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

  it('fails with the last failure when all have failed', async () => {
    const { clock, attempts, race } = start(2);
    attempts[0]?.refuse();
    attempts[1]?.refuse();
    const outcome = await race.outcome;
    assert.equal(outcome.ok ? '' : outcome.failure.address, 'tcp://10.0.0.1:1');
    assert.equal(clock.pending, 0);
  });

  it('times out with every silent attempt told', async () => {
    const { clock, log, attempts, race } = start(2, 1_000);
    clock.advance(1_000);
    const outcome = await race.outcome;
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'ETIMEDOUT');
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
