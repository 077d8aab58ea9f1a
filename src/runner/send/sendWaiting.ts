/**
 * Sends like a program whose kernel has a large buffer: data is queued, and only a full queue makes the sender wait. A
 * peer that stops reading causes a failure instead of a hang.
 */
import type { Sent } from '../../engine/contracts/openConnection.ts';
import { isResetCode } from '../../node/failures.ts';
import { fail, type Failure, type Result } from '../../model/result.ts';
import { formatBytes } from '../../model/units.ts';
import { idOf, type Named } from '../state/named.ts';
import type { TestRun } from '../state/testRun.ts';
import { milliseconds } from '../results/milliseconds.ts';
import { watchTraffic } from '../state/connections.ts';
import { waitUntil } from '../state/waitUntil.ts';

export interface Sending {
  readonly run: TestRun;
  readonly signal: AbortSignal;
}

/** Bytes that may be queued on an endpoint before the next send waits; below the engine's own limit. */
export const queuedLimitBytes = 32 * 1024 * 1024;
/** How long the peer may accept none of the queued data. */
export const stallLimitMs = 10_000;

type Endpoint = Exclude<Named, { kind: 'program' }>;

export async function sendWaiting(
  named: Endpoint,
  payload: Uint8Array,
  sending: Sending,
): Promise<Result<Sent> | 'cancelled'> {
  const { engine } = sending.run;
  const { traffic } = named;
  const id = idOf(named);
  if (traffic.unsent > 0 && traffic.unsent + payload.length > queuedLimitBytes) {
    const stopped = await untilTaken(
      named,
      sending,
      () => traffic.unsent + payload.length <= queuedLimitBytes,
    );
    if (stopped !== undefined) return stopped === 'cancelled' ? stopped : fail(stopped);
  }
  // Counted before it is sent, as the kernel may accept and report it synchronously.
  traffic.unsent += payload.length;
  const sent = engine.send(id, payload);
  // Data that the peer sent before the reset must be in the inbox before any later step examines it.
  if (!sent.ok && isResetCode(sent.failure.code)) await engine.whenDrained(id);
  traffic.unsent = Math.max(0, traffic.unsent + (sent.ok ? sent.value.bytes : 0) - payload.length);
  return sent;
}

/** Settles when the kernel has accepted enough of the queue, or with the reason it never will. */
export async function untilTaken(
  { traffic }: Endpoint,
  { run, signal }: Sending,
  isEnough: () => boolean,
): Promise<Failure | 'cancelled' | undefined> {
  const { clock } = run.world;
  for (;;) {
    const before = traffic.unsent;
    const outcome = await waitUntil(() => (isEnough() || traffic.inbox.closed ? 'enough' : undefined), {
      clock,
      withinMs: stallLimitMs,
      signal,
      watch: (changed) => watchTraffic(traffic, changed),
    });
    if (outcome === 'enough') return undefined;
    if (outcome === 'cancelled') return outcome;
    if (traffic.unsent >= before) return stalled(traffic.unsent);
  }
}

function stalled(bytes: number): Failure {
  return {
    code: 'ETIMEDOUT',
    call: 'send',
    message: `The other side has read nothing for ${milliseconds(stallLimitMs)}, and ${formatBytes(bytes)} wait to be sent.`,
    advice: 'Let the other side read at the same time, in a "do" block of "together", or resume it.',
  };
}
