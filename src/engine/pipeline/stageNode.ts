/** A stage in its place in a pipeline: it receives from the one before it, and passes on to the next. */
import { SeededRandom } from '../../bytes/numbers/seededRandom.ts';
import type { FaultKind } from '../../model/faultSpec.ts';
import type { Clock } from '../../node/clock.ts';
import type { Stage, StageEffect, StageOutput } from './stage.ts';

/** A stage to be put in a pipeline. */
export interface StageSlot {
  /** A stage with the same id stays in place, with its state. */
  readonly id: string | number;
  readonly kind: FaultKind;
  /** The seed of its random numbers, made when the first is drawn. */
  readonly seed: () => bigint;
  readonly create: () => Stage;
}

/** Takes what a stage passes on: the next stage, or what follows the last one. */
export interface Receiver {
  chunk(bytes: Uint8Array): void;
  ended(): void;
}

/** The pipeline, as a node sees it. */
export interface NodeOwner {
  readonly style: 'stream' | 'datagram';
  readonly clock: Pick<Clock, 'timer' | 'nowUs'>;
  note(kind: FaultKind, effect: StageEffect): void;
  /** Counts bytes for which there is no stage any more. */
  lose(bytes: Uint8Array): void;
  closeAt(node: StageNode): void;
  reset(): void;
  /** Called after a wake-up: what is held may have changed. */
  settle(): void;
}

export class StageNode implements Receiver, StageOutput {
  readonly slot: StageSlot;
  next: Receiver;
  readonly #owner: NodeOwner;
  readonly #stage: Stage;
  #random: SeededRandom | undefined;
  #cancelWake: (() => void) | undefined;
  #isGone = false;

  constructor(slot: StageSlot, owner: NodeOwner, next: Receiver) {
    this.slot = slot;
    this.next = next;
    this.#owner = owner;
    this.#stage = slot.create();
  }

  get heldBytes(): number {
    return this.#stage.heldBytes ?? 0;
  }

  /** It holds no bytes, and waits for no time. */
  get isIdle(): boolean {
    return this.#cancelWake === undefined && this.heldBytes === 0;
  }

  get isFull(): boolean {
    return this.#stage.isFull === true;
  }

  start(): void {
    if (!this.#isGone) this.#stage.start?.(this);
  }

  release(): void {
    this.#cancelWake?.();
    if (!this.#isGone) this.#stage.release?.(this);
  }

  /** Returns how many bytes are lost with it. */
  dispose(): number {
    this.#cancelWake?.();
    this.#isGone = true;
    const lost = this.heldBytes;
    this.#stage.dispose?.();
    return lost;
  }

  // What it receives.

  chunk(bytes: Uint8Array): void {
    // A stage before it is being released, and what that has passed on already has closed or reset the connection.
    if (this.#isGone) this.#owner.lose(bytes);
    else if (this.isFull && this.#owner.style === 'datagram')
      this.note({ did: 'dropped', bytes: bytes.length, became: 0, detail: 'its queue is full' });
    else this.#stage.chunk(bytes, this);
  }

  ended(): void {
    if (this.#isGone) return;
    if (this.#stage.end === undefined) this.end();
    else this.#stage.end(this);
  }

  // What its stage does.

  get nowMs(): number {
    return this.#owner.clock.nowUs() / 1000;
  }

  pass(bytes: Uint8Array): void {
    if (!this.#isGone) this.next.chunk(bytes);
  }

  end(): void {
    if (!this.#isGone) this.next.ended();
  }

  close(): void {
    if (!this.#isGone) this.#owner.closeAt(this);
  }

  reset(): void {
    if (!this.#isGone) this.#owner.reset();
  }

  wakeIn(delayMs: number): void {
    this.#cancelWake?.();
    if (this.#isGone) return;
    // Timers cut fractions off, and a stage that is woken early would have to wait again.
    this.#cancelWake = this.#owner.clock.timer(Math.ceil(delayMs), () => {
      this.#cancelWake = undefined;
      this.#stage.wake?.(this);
      this.#owner.settle();
    });
  }

  random(): number {
    this.#random ??= new SeededRandom(this.slot.seed());
    return this.#random.next() / 2 ** 32;
  }

  note(effect: StageEffect): void {
    if (!this.#isGone) this.#owner.note(this.slot.kind, effect);
  }
}
