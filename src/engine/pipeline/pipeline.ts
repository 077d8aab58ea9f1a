/**
 * A chain of stages in one direction of one connection of a relay (UDP: of one peer): what enters at one end leaves at
 * the other, or does not. The stages can be changed at any time.
 */
import { addEffect, type FaultCounts, type FaultEffect } from '../../model/faultEffect.ts';
import type { FaultKind } from '../../model/faultSpec.ts';
import type { Clock } from '../../node/clock.ts';
import type { StageEffect } from './stage.ts';
import { StageNode, type NodeOwner, type Receiver, type StageSlot } from './stageNode.ts';

/** What becomes of the traffic. Nothing is called after `close` or `reset`. */
export interface PipelineOutput {
  /** Bytes for the receiver; valid during the call only, unless they are the ones that entered. */
  pass(bytes: Uint8Array): void;
  /** Half-close towards the receiver. */
  end(): void;
  /** Close both sides in order, after what was passed. */
  close(): void;
  /** Reset both sides. */
  reset(): void;
  /** The stages hold as much as they may: stop reading from the sender. Not for datagrams, which are lost instead. */
  pauseReading(): void;
  resumeReading(): void;
  note(effect: FaultEffect): void;
}

/** Bytes; at any time `in` + `injected` = `out` + `dropped` + `heldBytes` of the pipeline. */
export interface PipelineCounters extends FaultCounts {
  readonly in: number;
  readonly out: number;
}

export interface PipelineOptions {
  /** `datagram`: every chunk is one message. */
  readonly style: 'stream' | 'datagram';
  readonly clock: Pick<Clock, 'timer' | 'nowUs'>;
  /** Called once, by `dispose`. */
  readonly onDispose?: () => void;
}

export class Pipeline {
  readonly #output: PipelineOutput;
  readonly #options: PipelineOptions;
  readonly #counters = { in: 0, out: 0, dropped: 0, changed: 0, injected: 0 };
  #nodes: readonly StageNode[] = [];
  /** What the nodes see of this, and what follows the last of them; made for the first. */
  #owner: (NodeOwner & { readonly sink: Receiver }) | undefined;
  /** The stages that it should have, where those that it has do the same for now. */
  #due: (() => readonly StageSlot[]) | undefined;
  /** The stages have a chunk, of which they may make another. */
  #isBusy = false;
  /** The sender has ended its side. */
  #hasEnd = false;
  /** The end was passed to the receiver. */
  #hasEnded = false;
  /** A stage has closed: those that follow it may still hold bytes. */
  #isClosing = false;
  /** Nothing is passed any more. */
  #isOver = false;
  #isPaused = false;
  #isDisposed = false;

  /** Without stages, bytes go directly to `output`: an empty pipeline costs nothing. */
  constructor(output: PipelineOutput, options: PipelineOptions) {
    this.#output = output;
    this.#options = options;
  }

  get counters(): PipelineCounters {
    return this.#counters;
  }

  /** How many bytes the stages hold. */
  get heldBytes(): number {
    let held = 0;
    for (const node of this.#nodes) held += node.heldBytes;
    return held;
  }

  /** Bytes from the sender, or a whole datagram. */
  chunk(bytes: Uint8Array): void {
    if (this.#due !== undefined) this.update();
    this.#counters.in += bytes.length;
    if (this.#isClosing) this.#counters.dropped += bytes.length;
    else if (this.#nodes[0] === undefined) this.#passOut(bytes);
    else {
      this.#isBusy = true;
      this.#nodes[0].chunk(bytes);
      this.#isBusy = false;
      this.#settle();
    }
  }

  /** The sender has ended its side. */
  end(): void {
    this.update();
    if (this.#isClosing) return;
    this.#hasEnd = true;
    this.#endFirst();
    this.#settle();
  }

  /**
   * As `setStages`, but not before it makes a difference: with many idle connections, most of them meet several changes
   * before their next chunk.
   *
   * @param slots called then
   */
  setStagesWhenNeeded(slots: () => readonly StageSlot[]): void {
    this.#due = slots;
    if (!this.#isIdle) this.update();
  }

  /** Puts stages that are due in place now. */
  update(): void {
    const due = this.#due;
    if (due !== undefined) this.setStages(due());
  }

  /**
   * Puts these stages in place of the present ones. Those with the same id stay, with what they hold; the others pass on
   * what they hold, in order, to the next that stays.
   */
  setStages(slots: readonly StageSlot[]): void {
    this.#due = undefined;
    if (this.#isOver || (slots.length === 0 && this.#nodes.length === 0)) return;
    const owner = (this.#owner ??= this.#createOwner());
    const old = this.#nodes;
    const staying = new Set<StageNode>();
    let from = 0;
    const nodes = slots.map((slot) => {
      // One that came before another and now comes after it does not stay: what they hold would change places.
      const index = old.findIndex((node, at) => at >= from && node.slot.id === slot.id);
      const known = old[index];
      if (known === undefined) return new StageNode(slot, owner, owner.sink);
      from = index + 1;
      staying.add(known);
      return known;
    });
    this.#nodes = nodes;
    for (const [index, node] of nodes.entries()) node.next = nodes[index + 1] ?? owner.sink;
    for (const node of nodes) if (!staying.has(node)) node.start();
    let next = owner.sink;
    // The last holds what came first.
    for (const node of old.toReversed()) {
      if (staying.has(node)) next = node;
      else this.#release(node, next);
    }
    this.#settle();
  }

  /** The connection is over: what is held is dropped, and nothing is passed or awaited any more. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#due = undefined;
    this.#stop();
    this.#options.onDispose?.();
  }

  /** Its stages hold nothing, and none acts before the next chunk or the end. */
  get #isIdle(): boolean {
    if (this.#nodes.length === 0) return true;
    // A stage may hold an empty datagram.
    if (this.#isBusy || this.#options.style === 'datagram') return false;
    return (!this.#hasEnd || this.#hasEnded) && this.#nodes.every((node) => node.isIdle);
  }

  #createOwner(): NodeOwner & { readonly sink: Receiver } {
    return {
      ...this.#options,
      sink: { chunk: (bytes) => this.#passOut(bytes), ended: () => this.#endOut() },
      note: (kind, effect) => this.#note(kind, effect),
      lose: (bytes) => void (this.#counters.dropped += bytes.length),
      closeAt: (node) => this.#closeAt(node),
      reset: () => {
        this.#stop();
        this.#output.reset();
      },
      settle: () => this.#settle(),
    };
  }

  #release(node: StageNode, next: Receiver): void {
    node.next = next;
    node.release();
    this.#disposeNodes([node]);
  }

  #stop(): void {
    this.#isOver = true;
    const nodes = this.#nodes;
    this.#nodes = [];
    this.#disposeNodes(nodes);
  }

  #disposeNodes(nodes: readonly StageNode[]): void {
    for (const node of nodes) this.#counters.dropped += node.dispose();
  }

  #passOut(bytes: Uint8Array): void {
    if (this.#hasEnded || this.#isOver) this.#counters.dropped += bytes.length;
    else {
      this.#counters.out += bytes.length;
      this.#output.pass(bytes);
    }
  }

  #endFirst(): void {
    if (this.#nodes[0] === undefined) this.#endOut();
    else this.#nodes[0].ended();
  }

  #endOut(): void {
    if (this.#isOver) return;
    const hadEnded = this.#hasEnded;
    this.#hasEnded = true;
    if (this.#isClosing) {
      this.#stop();
      this.#output.close();
    } else if (!hadEnded) this.#output.end();
  }

  #note(kind: FaultKind, effect: StageEffect): void {
    addEffect(this.#counters, effect);
    this.#output.note({ kind, ...effect });
  }

  /** What comes before the end of the node is dropped; those that follow it pass on what they hold first. */
  #closeAt(node: StageNode): void {
    const index = this.#nodes.indexOf(node);
    const cut = this.#nodes.slice(0, index + 1);
    this.#isClosing = true;
    this.#nodes = this.#nodes.slice(index + 1);
    this.#disposeNodes(cut);
    this.#endFirst();
  }

  #settle(): void {
    if (this.#isOver || this.#options.style === 'datagram') return;
    const isFull = this.#nodes.some((node) => node.isFull);
    if (isFull === this.#isPaused) return;
    this.#isPaused = isFull;
    if (isFull) this.#output.pauseReading();
    else this.#output.resumeReading();
  }
}
