/**
 * Connects to the first of several addresses that accepts ("Happy Eyeballs", RFC 8305 section 5): attempts start one
 * after another, the next as soon as one fails or has not connected within the attempt delay; the first that succeeds
 * wins and the others are aborted.
 */
import { withoutScheme } from '../../model/addressText.ts';
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import type { Clock } from '../../node/clock.ts';
import { failureOf, failureWith } from '../../node/failures.ts';
import type { StreamAddresses, StreamLink } from './link.ts';
import type { RaceTarget, StreamAttempt } from './streamDialing.ts';

/** RFC 8305 section 8: recommended 250 ms. */
export const attemptDelayMs = 250;

export interface RaceOptions<T extends RaceTarget> {
  /** The address that all targets are results of. */
  readonly requested: string;
  readonly targets: readonly [T, ...T[]];
  readonly clock: Clock;
  /** 0: no timeout but the system's. */
  readonly timeoutMs: number;
  /** Called when an attempt has begun; Node may make its calls a tick later. */
  readonly onAttempt: (target: T, attempt: StreamAttempt) => void;
  readonly onAttemptFailed: (remote: string, failure: Failure) => void;
}

export interface Race<T extends RaceTarget> {
  /**
   * Never rejects. The failure is that of the only attempt, a summary with the code of the last one, or `ABORT_ERR` after
   * `abort`.
   */
  readonly outcome: Promise<Result<Winner<T>>>;
  abort(): void;
}

export interface Winner<T extends RaceTarget> {
  readonly link: StreamLink;
  readonly addresses: StreamAddresses;
  readonly target: T;
}

/** Reports the failure, synchronously unless the process in the way must be looked up first. */
function explained(target: RaceTarget, error: unknown, report: (failure: Failure) => void): void {
  const failure = target.failure?.(error) ?? failureOf(error, 'connect', target.remote);
  if (failure instanceof Promise) void failure.then(report);
  else report(failure);
}

export function connectRace<T extends RaceTarget>(options: RaceOptions<T>): Race<T> {
  const { targets, clock } = options;
  const running = new Map<StreamAttempt, T>();
  let next = 0;
  let over = false;
  const failures: FailedAttempt[] = [];
  let cancelDelay: () => void = () => undefined;
  let settle: (outcome: Result<Winner<T>>) => void = () => undefined;
  const outcome = new Promise<Result<Winner<T>>>((resolve) => (settle = resolve));

  const finish = (result: Result<Winner<T>>): void => {
    if (over) return;
    over = true;
    cancelDelay();
    cancelTimeout();
    for (const attempt of running.keys()) attempt.destroy();
    settle(result);
  };

  const startNext = (): void => {
    cancelDelay();
    const target = targets[next++];
    if (target === undefined || over) return;
    let attempt: StreamAttempt;
    try {
      attempt = target.connect();
    } catch (error) {
      // Node validates some arguments (a local address, say) immediately, and throws.
      explained(target, error, (failure) => failed(target, failure));
      return;
    }
    running.set(attempt, target);
    options.onAttempt(target, attempt);
    attempt.open({
      connected: (link, addresses) => {
        running.delete(attempt);
        finish(success({ link, addresses, target }));
      },
      failed: (error) => {
        explained(target, error, (failure) => {
          running.delete(attempt);
          if (!over) failed(target, failure);
        });
      },
    });
    if (next < targets.length) cancelDelay = clock.timer(attemptDelayMs, startNext);
  };

  const note = ({ remote }: RaceTarget, failure: Failure): void => {
    failures.push({ remote, failure });
    options.onAttemptFailed(remote, failure);
  };

  const failed = (target: T, failure: Failure): void => {
    note(target, failure);
    if (next < targets.length) startNext();
    else if (running.size === 0) finish(fail(raceFailure(options, failures)));
  };

  const timedOut = (): void => {
    for (const target of running.values()) note(target, failureWith('ETIMEDOUT', 'connect', target.remote));
    finish(fail(raceFailure(options, failures)));
  };
  const cancelTimeout = options.timeoutMs === 0 ? () => undefined : clock.timer(options.timeoutMs, timedOut);
  startNext();
  return { outcome, abort: () => finish(fail(failureWith('ABORT_ERR', 'connect', targets[0].remote))) };
}

interface FailedAttempt {
  readonly remote: string;
  readonly failure: Failure;
}

/** The failure of the only attempt, or what several of them come to. */
function raceFailure(
  { requested, targets }: Pick<RaceOptions<RaceTarget>, 'requested' | 'targets'>,
  failures: readonly FailedAttempt[],
): Failure {
  const last = failures.at(-1)?.failure ?? failureWith('ETIMEDOUT', 'connect', requested);
  if (targets.length === 1) return last;
  const isOne = failures.every(({ failure }) => failure.code === last.code && failure.call === last.call);
  const tried = failures.map(
    ({ remote, failure }) => `${withoutScheme(remote)}${isOne ? '' : ` (${failure.code})`}`,
  );
  const common = last.call === 'connect' ? failureWith(last.code, 'connect', requested) : last;
  const message = isOne
    ? `${common.message.replace(/\.$/, '')}; tried ${listed(tried)}.`
    : `None of the addresses of ${withoutScheme(requested)} could be connected to: ${listed(tried)}.`;
  return { ...last, address: requested, message };
}

/** `A, B and C`; of many the first ones and their number. */
function listed(names: readonly string[]): string {
  const shown =
    names.length > mostTold
      ? [...names.slice(0, mostTold - 1), `${names.length - mostTold + 1} more`]
      : names;
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter((part) => part !== '').join(' and ');
}

const mostTold = 4;
