/** A chain of stages, driven by one clock: what enters at one end leaves at the other, or does not. */
import type { Clock } from '../../node/clock.ts';
import type { Stage, StageOutput } from './stage.ts';

/** Receives the last stage's actions. */
export type PipelineOutput = Omit<StageOutput, 'wakeIn'>;

export class Pipeline {
  readonly #entry: { chunk(bytes: Uint8Array): void; end(): void };
  readonly #release: () => void;

  /** Without stages, bytes go directly to `output`: an empty pipeline costs nothing. */
  constructor(stages: readonly Stage[], output: PipelineOutput, clock: Pick<Clock, 'timer'>) {
    const cancels = new Set<() => void>();
    let isReleased = false;
    const links = stages.map((stage) => ({ stage, out: undefined as StageOutput | undefined }));
    let next: { chunk(bytes: Uint8Array): void; end(): void } = {
      chunk: (bytes) => output.pass(bytes),
      end: () => output.end(),
    };
    for (const link of links.toReversed()) {
      const { stage } = link;
      const after = next;
      const out: StageOutput = {
        pass: (bytes) => after.chunk(bytes),
        end: () => after.end(),
        reset: () => output.reset(),
        drop: (bytes) => output.drop(bytes),
        note: (text) => output.note(text),
        wakeIn: (delayMs, token) => {
          if (isReleased) return;
          const cancel = clock.timer(delayMs, () => {
            cancels.delete(cancel);
            stage.wake?.(token, out);
          });
          cancels.add(cancel);
        },
      };
      link.out = out;
      next = {
        chunk: (bytes) => stage.chunk(bytes, out),
        end: () => (stage.end === undefined ? after.end() : stage.end(out)),
      };
    }
    this.#entry = next;
    this.#release = () => {
      isReleased = true;
      for (const cancel of cancels) cancel();
      cancels.clear();
      for (const { stage, out } of links) if (out !== undefined) stage.release?.(out);
    };
  }

  chunk(bytes: Uint8Array): void {
    this.#entry.chunk(bytes);
  }

  end(): void {
    this.#entry.end();
  }

  /** Makes all stages release what they hold, first to last; nothing wakes afterwards. */
  release(): void {
    this.#release();
  }
}
