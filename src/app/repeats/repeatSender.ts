/**
 * All repeats: one per target and payload, a limited number at once. A repeat ends with its target; one that ended by
 * itself stays listed, with the reason, until it is dismissed. None is ever restarted automatically. No vscode in here.
 */
import type { Clock } from '../../node/clock.ts';
import { excerpt } from '../../model/excerpt.ts';
import type { RepeatEnding, RepeatState } from '../../model/repeat.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { periodText } from '../../language/core/repeatPlan.ts';
import { Repeat, type RepeatFigures, type RepeatPlan } from './repeat.ts';

/** More at once would be a load generator. */
export const repeatLimit = 100;
/** Most ended repeats listed. */
const endedLimit = 5;

/** The payload: `key` identifies it, `what` is its label. */
export interface RepeatPayload {
  readonly key: string;
  readonly what: string;
  /** Encodes the next send: counters, times and random parts advance. */
  readonly encode: () => Result<Uint8Array>;
}

export interface RepeatTargets {
  readonly clock: Clock;
  readonly send: (to: number, bytes: Uint8Array) => Result<unknown>;
  readonly whenDrained: (to: number) => Promise<void>;
  readonly labelOf: (to: number) => string;
  /** Called when a repeat starts, ends or is dismissed. */
  readonly onChanged: () => void;
}

export interface RepeatOutcome extends RepeatFigures {
  readonly ending: RepeatEnding;
}

export interface StartedRepeat {
  readonly id: number;
  /** Settles when it has ended, for whatever reason. Never rejects. */
  readonly over: Promise<RepeatOutcome>;
}

interface Entry {
  readonly id: number;
  readonly to: number;
  /** The target's label at the start, as a closed target may lose its name. */
  readonly label: string;
  readonly payload: RepeatPayload;
  readonly repeat: Repeat;
}

export class RepeatSender {
  readonly #targets: RepeatTargets;
  readonly #running = new Map<number, Entry>();
  #ended: readonly Entry[] = [];
  #lastId = 0;
  #version = 0;

  constructor(targets: RepeatTargets) {
    this.#targets = targets;
  }

  /** Changes with each start, end and dismissal, but not with the figures of running repeats. */
  get version(): number {
    return this.#version;
  }

  get isIdle(): boolean {
    return this.#running.size === 0;
  }

  start(to: number, payload: RepeatPayload, plan: RepeatPlan): Result<StartedRepeat> {
    const { clock, send, whenDrained, labelOf } = this.#targets;
    const label = labelOf(to);
    const same = [...this.#running.values()].find((one) => one.to === to && one.payload.key === payload.key);
    if (same !== undefined) {
      const message = `${excerpt(payload.what)} is already sent to ${label}, ${periodText(same.repeat.plan.everyMs)}`;
      return fail({ code: 'EALREADY', message, advice: 'Stop that first.' });
    }
    if (this.#running.size >= repeatLimit) {
      const message = `${repeatLimit} payloads are sent repeatedly already`;
      return fail({ code: 'ERR_TOO_MANY_REPEATS', message, advice: 'Stop one of them first.' });
    }
    const id = ++this.#lastId;
    let resolveOver: (outcome: RepeatOutcome) => void = () => undefined;
    const over = new Promise<RepeatOutcome>((resolve) => {
      resolveOver = resolve;
    });
    const repeat: Repeat = new Repeat(plan, {
      clock,
      send: () => {
        const bytes = payload.encode();
        return bytes.ok ? send(to, bytes.value) : bytes;
      },
      whenDrained: () => whenDrained(to),
      onEnded: () => {
        const ending = repeat.ending ?? { kind: 'stopped' };
        this.#running.delete(id);
        if (ending.kind !== 'stopped') this.#ended = [...this.#ended, entry].slice(-endedLimit);
        resolveOver({ ...repeat.figures(), ending });
        this.#changed();
      },
    });
    const entry = { id, to, label, payload, repeat };
    this.#running.set(id, entry);
    const started = repeat.start();
    if (!started.ok) {
      this.#running.delete(id);
      return started;
    }
    // An earlier one of the same payload and target is obsolete.
    this.#ended = this.#ended.filter((one) => one === entry || one.to !== to);
    this.#changed();
    return success({ id, over });
  }

  /** Stops one. False: it has already ended. */
  stop(id: number): boolean {
    const entry = this.#running.get(id);
    entry?.repeat.end({ kind: 'stopped' });
    return entry !== undefined;
  }

  /** Stops all repeats, or those of one target. Returns how many. */
  stopAll(to?: number): number {
    const entries = [...this.#running.values()].filter((one) => to === undefined || one.to === to);
    for (const { repeat } of entries) repeat.end({ kind: 'stopped' });
    return entries.length;
  }

  targetClosed(to: number): void {
    const its = [...this.#running.values()].filter((one) => one.to === to);
    for (const { repeat } of its) repeat.end({ kind: 'closed' });
  }

  /** Removes an ended repeat from the list. */
  dismiss(id: number): void {
    this.#ended = this.#ended.filter((one) => one.id !== id);
    this.#changed();
  }

  running(): readonly RepeatState[] {
    return [...this.#running.values()].map(stateOf);
  }

  /** Running repeats, and those that ended by themselves. */
  states(): readonly RepeatState[] {
    return [...this.#running.values(), ...this.#ended].map(stateOf);
  }

  dispose(): void {
    this.stopAll();
  }

  #changed(): void {
    this.#version += 1;
    this.#targets.onChanged();
  }
}

function stateOf({ id, to, label, payload, repeat }: Entry): RepeatState {
  const { everyMs, times } = repeat.plan;
  return {
    id,
    to,
    label,
    what: excerpt(payload.what),
    everyMs,
    ...(times === undefined ? {} : { times }),
    ...repeat.figures(),
    ...(repeat.ending === undefined ? {} : { ending: repeat.ending }),
  };
}
