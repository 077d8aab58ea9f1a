import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { type RaceTarget } from '../../../../src/engine/contracts/streamDialing.ts';
import { connectRace } from '../../../../src/engine/link/connectRace.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

/** A socket that does what the test says: the race only listens to it and destroys it. */
class ScriptedSocket extends EventEmitter {
  destroyed = false;

  destroy(): void {
    this.destroyed = true;
  }

  refuse(): void {
    this.emit('error', Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' }));
  }
}

function start(count: number, timeoutMs = 10_000) {
  const clock = new FakeClock();
  const log: string[] = [];
  const sockets: ScriptedSocket[] = [];
  const targets = Array.from({ length: count }, (_, index): RaceTarget => {
    return {
      remote: `tcp://10.0.0.${index}:1`,
      connect: () => {
        const socket = new ScriptedSocket();
        sockets.push(socket);
        return socket as unknown as Socket;
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
  return { clock, log, sockets, race };
}

describe('connectRace', () => {
  it('starts the next attempt at once when one fails', async () => {
    const { clock, log, sockets, race } = start(2);
    sockets[0]?.refuse();
    assert.deepEqual(log, ['try 0', 'fail 0 ECONNREFUSED', 'try 1']);
    sockets[1]?.emit('connect');
    const outcome = await race.outcome;
    assert.ok(outcome.ok);
    assert.equal(outcome.value.socket, sockets[1] as unknown as Socket);
    assert.equal(clock.pending, 0);
  });

  it('starts the next attempt beside a silent one after the attempt delay, and the first to answer wins', async () => {
    const { clock, log, sockets, race } = start(3);
    clock.advance(249);
    assert.deepEqual(log, ['try 0']);
    clock.advance(1);
    assert.deepEqual(log, ['try 0', 'try 1']);
    sockets[0]?.emit('connect');
    const outcome = await race.outcome;
    assert.ok(outcome.ok);
    assert.equal(outcome.value.target.remote, 'tcp://10.0.0.0:1');
    assert.deepEqual(
      sockets.map((socket) => socket.destroyed),
      [false, true],
    );
    clock.advance(60_000);
    assert.deepEqual(log, ['try 0', 'try 1']);
  });

  it('fails with the last failure when all have failed', async () => {
    const { clock, sockets, race } = start(2);
    sockets[0]?.refuse();
    sockets[1]?.refuse();
    const outcome = await race.outcome;
    assert.equal(outcome.ok ? '' : outcome.failure.address, 'tcp://10.0.0.1:1');
    assert.equal(clock.pending, 0);
  });

  it('times out with every silent attempt told', async () => {
    const { clock, log, sockets, race } = start(2, 1_000);
    clock.advance(1_000);
    const outcome = await race.outcome;
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'ETIMEDOUT');
    assert.deepEqual(log.slice(-2), ['fail 0 ETIMEDOUT', 'fail 1 ETIMEDOUT']);
    assert.ok(sockets.every((socket) => socket.destroyed));
  });

  it('with a time of 0 waits as long as the system does, and sets no timer of its own', async () => {
    const { clock, sockets, race } = start(1, 0);
    assert.equal(clock.pending, 0);
    clock.advance(24 * 3_600_000);
    sockets[0]?.emit('connect');
    assert.ok((await race.outcome).ok);
  });

  it('can be given up, and an error that comes after that harms nobody', async () => {
    const { clock, sockets, race } = start(1);
    race.abort();
    const outcome = await race.outcome;
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'ABORT_ERR');
    assert.equal(sockets[0]?.destroyed, true);
    sockets[0].refuse();
    assert.equal(clock.pending, 0);
  });
});
