/**
 * One direction of a relayed connection: what one side receives goes through the faults, and the other side sends it.
 *
 *   chunk · end → pipeline → send · halfClose
 *
 * Nothing is buffered without a limit: the receiving side is not read while the sending side's peer does not take what
 * came before.
 */
import type { StreamConnection } from '../connection/streamConnection.ts';
import type { Pipeline, PipelineOutput } from '../pipeline/pipeline.ts';
import type { FaultEffect } from '../../model/faultEffect.ts';
import { keptBytes } from '../link/readBuffer.ts';

/** Above this much that waits to be sent, the receiving side is not read. */
export const flowLimitBytes = 256 * 1024;

export interface FlowOptions {
  readonly pipeline: (output: PipelineOutput) => Pipeline;
  /** Stops reading the receiving side, and resumes it. */
  readonly hold: (isHeld: boolean) => void;
  /** Everything that the receiving side sent has been passed on, its end included. */
  readonly onEnded: () => void;
  /** Bytes that nobody receives any more. */
  readonly onLost: (bytes: number) => void;
  readonly note: (effect: FaultEffect) => void;
  /** Closes both connections once what was passed on is sent. */
  readonly close: () => void;
  /** Resets both connections. */
  readonly reset: () => void;
}

export class RelayFlow {
  readonly #options: FlowOptions;
  readonly #pipeline: Pipeline;
  #to: StreamConnection | undefined;
  /** Waits for the connection. */
  #early: Uint8Array[] = [];
  #earlyBytes = 0;
  #hasEnded = false;
  #isPassedOn = false;
  /** The faults hold as much as they may. */
  #isFull = false;
  #isHeld = false;

  constructor(options: FlowOptions) {
    this.#options = options;
    this.#pipeline = options.pipeline({
      pass: (bytes) => {
        this.#send(bytes);
        this.#regulate();
      },
      end: () => this.#end(),
      close: options.close,
      reset: options.reset,
      pauseReading: () => this.#full(true),
      resumeReading: () => this.#full(false),
      note: options.note,
    });
  }

  /** The receiving side's peer has ended, or is gone. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The end has been passed on too. */
  get isPassedOn(): boolean {
    return this.#isPassedOn;
  }

  /** Valid during the call only. */
  chunk(bytes: Uint8Array): void {
    this.#pipeline.chunk(bytes);
    this.#regulate();
  }

  /** The receiving side's peer has ended; called again, it has no effect. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#pipeline.end();
  }

  /** The sending side is connected. */
  connect(to: StreamConnection): void {
    this.#to = to;
    for (const bytes of this.#early) this.#send(bytes);
    this.#early = [];
    this.#earlyBytes = 0;
    if (this.#isPassedOn) to.halfClose();
    this.#regulate();
  }

  /** The sending side has sent everything. */
  drained(): void {
    this.#regulate();
  }

  /** Passes on what the faults hold. */
  release(): void {
    this.#pipeline.setStages([]);
  }

  /** Drops what the faults hold. */
  dispose(): void {
    this.#pipeline.dispose();
  }

  #full(isFull: boolean): void {
    this.#isFull = isFull;
    this.#regulate();
  }

  #send(bytes: Uint8Array): void {
    if (this.#to === undefined) {
      this.#early.push(keptBytes(bytes));
      this.#earlyBytes += bytes.length;
    } else if (!this.#to.send(bytes).ok) this.#options.onLost(bytes.length);
  }

  #end(): void {
    if (this.#isPassedOn) return;
    this.#isPassedOn = true;
    this.#to?.halfClose();
    this.#options.onEnded();
  }

  #regulate(): void {
    const isHeld = this.#isFull || (this.#to?.unsentBytes ?? this.#earlyBytes) > flowLimitBytes;
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    this.#options.hold(isHeld);
  }
}
