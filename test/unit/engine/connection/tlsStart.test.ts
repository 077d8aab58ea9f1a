import assert from 'node:assert/strict';
import { ReadingPause } from '../../../../src/engine/connection/readingPause.ts';
import type { StreamSender } from '../../../../src/engine/connection/streamSender.ts';
import { TlsStart, type StartedLink } from '../../../../src/engine/connection/tlsStart.ts';
import type { StreamLink } from '../../../../src/engine/link/link.ts';
import { fail, success, type Failure, type Result } from '../../../../src/model/result.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

type Prepared = Result<(link: StreamLink) => StartedLink>;

const failure: Failure = { code: 'ERR_TLS_FILE', message: 'ca: the file is not there.' };

/** A start whose link, sender and preparation are the test's; `calls` are those of the two links, in order. */
function begin() {
  const calls: string[] = [];
  const linkNamed = (name: string) => ({
    isDestroyed: false,
    pause: () => void calls.push(`${name} pause`),
    resume: () => void calls.push(`${name} resume`),
    giveUp: ({ code }: Failure) => void calls.push(`${name} ${code}`),
  });
  const plain = linkNamed('plain');
  const tls = linkNamed('tls') as unknown as StartedLink;
  const sender = {
    holdsBytes: false,
    allSent: () => undefined,
    hold: (onHeld: () => void) => {
      calls.push('hold');
      sender.allSent = () => {
        onHeld();
        return undefined;
      };
    },
    continueOver: (link: unknown) => void calls.push(`send over ${link === tls ? 'tls' : 'plain'}`),
  };
  const clock = new FakeClock();
  const reading = new ReadingPause(plain, () => undefined);
  let resolve: (prepared: Prepared) => void = () => undefined;
  const preparing = new Promise<Prepared>((settle) => (resolve = settle));
  const start = new TlsStart(
    {
      clock,
      link: plain as unknown as StreamLink,
      sender: sender as unknown as StreamSender,
      reading,
      replaced: (link) => void calls.push(link === tls ? 'replaced' : 'wrong'),
      failed: ({ code }) => void calls.push(`failed ${code}`),
    },
    { prepare: () => preparing, timeoutMs: 100 },
  );
  const ready = (): void => resolve(success(() => tls));
  return { calls, sender, clock, reading, resolve, ready, plain, start };
}

/** What is settled has been acted on. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function stateOf({ isAsked, isOver }: TlsStart): string {
  return isAsked ? 'asked' : isOver ? 'over' : 'handshake';
}

describe('TlsStart', () => {
  it('reads nothing and holds what is sent, until all before is sent and TLS is prepared', async () => {
    for (const first of ['sent', 'prepared']) {
      const { calls, sender, ready, start } = begin();
      assert.deepEqual(calls, ['plain pause', 'hold']);
      if (first === 'sent') sender.allSent();
      else ready();
      await turn();
      assert.equal(calls.length, 2);
      assert.equal(stateOf(start), 'asked');
      if (first === 'sent') ready();
      else sender.allSent();
      await turn();
      assert.deepEqual(calls.slice(2), ['replaced', 'plain resume', 'send over tls']);
      assert.equal(stateOf(start), 'handshake');
      start.finish(undefined);
      assert.deepEqual(await start.outcome, success(undefined));
      assert.equal(stateOf(start), 'over');
    }
  });

  it('does not let a user read what belongs to TLS, and keeps their pause', async () => {
    const { calls, sender, reading, ready } = begin();
    reading.pause('user');
    reading.resume('user');
    reading.pause('user');
    assert.deepEqual(calls, ['plain pause', 'hold']);
    sender.allSent();
    ready();
    await turn();
    assert.deepEqual(calls.slice(2), ['replaced', 'tls pause', 'plain resume', 'send over tls']);
    reading.resume('user');
    assert.equal(calls.at(-1), 'tls resume');
  });

  it('remains plain where it cannot be prepared, however much is not sent yet', async () => {
    const { calls, resolve, start } = begin();
    resolve(fail(failure));
    assert.deepEqual(await start.outcome, fail(failure));
    assert.deepEqual(calls.slice(2), ['plain resume', 'send over plain']);
  });

  it('fails where it cannot be prepared and bytes wait for it', async () => {
    const { calls, sender, resolve, start } = begin();
    sender.holdsBytes = true;
    resolve(fail(failure));
    assert.deepEqual(await start.outcome, fail(failure));
    assert.deepEqual(calls.slice(2), ['plain resume', 'failed ERR_TLS_FILE']);
  });

  it('gives up after its time: the handshake, or what comes before', async () => {
    const slow = begin();
    slow.clock.advance(100);
    const outcome = await slow.start.outcome;
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'ETIMEDOUT');
    assert.deepEqual(slow.calls.slice(2), ['plain resume', 'send over plain']);
    slow.sender.allSent();
    slow.ready();
    await turn();
    assert.equal(slow.calls.length, 4);

    const silent = begin();
    silent.sender.allSent();
    silent.ready();
    await turn();
    silent.clock.advance(100);
    assert.equal(silent.calls.at(-1), 'tls ETIMEDOUT');
  });

  it('ends with its connection, and leaves no timer', async () => {
    const { calls, sender, clock, ready, plain, start } = begin();
    plain.isDestroyed = true;
    start.finish(failure);
    start.finish(undefined);
    assert.deepEqual(await start.outcome, fail(failure));
    assert.equal(clock.pending, 0);
    sender.allSent();
    ready();
    await turn();
    assert.deepEqual(calls, ['plain pause', 'hold']);
  });
});
