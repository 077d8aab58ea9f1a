/**
 * Connects to the first of several addresses that answers ("Happy Eyeballs", RFC 8305 section 5): attempts start
 * one after another, the next as soon as one fails or has not answered within the attempt delay; the first that
 * succeeds wins and the others are given up.
 */
import type { Socket } from 'node:net';
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import type { Clock } from '../clock.ts';
import { failureOf, failureWith } from '../failures.ts';

/** RFC 8305 section 8: recommended 250 ms. */
export const attemptDelayMs = 250;

export interface RaceTarget {
  /** In our notation. */
  readonly remote: string;
  connect(): Socket;
}

export interface RaceOptions {
  readonly targets: readonly [RaceTarget, ...RaceTarget[]];
  readonly clock: Clock;
  /** 0: as long as the system tries. */
  readonly timeoutMs: number;
  readonly onAttempt: (remote: string) => void;
  readonly onAttemptFailed: (remote: string, failure: Failure) => void;
}

export interface Race {
  /** Never rejects; the failure is that of the last attempt, `ETIMEDOUT`, or `ABORT_ERR` after `abort`. */
  readonly outcome: Promise<Result<Winner>>;
  abort(): void;
}

export interface Winner {
  readonly socket: Socket;
  readonly target: RaceTarget;
}

export function connectRace(options: RaceOptions): Race {
  const { targets, clock } = options;
  const running = new Map<Socket, RaceTarget>();
  let next = 0;
  let over = false;
  let lastFailure: Failure | undefined;
  let cancelDelay: () => void = () => undefined;
  let settle: (outcome: Result<Winner>) => void = () => undefined;
  const outcome = new Promise<Result<Winner>>((resolve) => (settle = resolve));

  const finish = (result: Result<Winner>): void => {
    if (over) return;
    over = true;
    cancelDelay();
    cancelTimeout();
    for (const socket of running.keys()) {
      if (result.ok && result.value.socket === socket) continue;
      socket.on('error', () => undefined);
      socket.destroy();
    }
    settle(result);
  };

  const startNext = (): void => {
    cancelDelay();
    const target = targets[next++];
    if (target === undefined || over) return;
    options.onAttempt(target.remote);
    let socket: Socket;
    try {
      socket = target.connect();
    } catch (error) {
      // Node checks some arguments (a local address, say) at once and throws.
      failed(target, failureOf(error, 'connect', target.remote));
      return;
    }
    running.set(socket, target);
    const onError = (error: Error): void => {
      running.delete(socket);
      if (!over) failed(target, failureOf(error, 'connect', target.remote));
    };
    socket.once('error', onError);
    socket.once('connect', () => {
      socket.off('error', onError);
      finish(success({ socket, target }));
    });
    if (next < targets.length) cancelDelay = clock.timer(attemptDelayMs, startNext);
  };

  const failed = (target: RaceTarget, failure: Failure): void => {
    lastFailure = failure;
    options.onAttemptFailed(target.remote, failure);
    if (next < targets.length) startNext();
    else if (running.size === 0) finish(fail(lastFailure));
  };

  const timedOut = (): void => {
    const waiting = [...running.values()];
    for (const target of waiting) {
      options.onAttemptFailed(target.remote, failureWith('ETIMEDOUT', 'connect', target.remote));
    }
    finish(fail(failureWith('ETIMEDOUT', 'connect', (waiting[0] ?? targets[0]).remote)));
  };
  const cancelTimeout = options.timeoutMs === 0 ? () => undefined : clock.timer(options.timeoutMs, timedOut);
  startNext();
  return { outcome, abort: () => finish(fail(failureWith('ABORT_ERR', 'connect', targets[0].remote))) };
}
