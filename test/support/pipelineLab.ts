/** A pipeline on a fake clock, whose output is written down with its times. */
import assert from 'node:assert/strict';
import { HeldItems, type HeldItemsOptions } from '../../src/engine/pipeline/heldItems.ts';
import type { PipelineOutput } from '../../src/engine/pipeline/pipeline.ts';
import { Pipeline } from '../../src/engine/pipeline/pipeline.ts';
import { createStages, type ActiveFault } from '../../src/engine/pipeline/setup/createStages.ts';
import type { StageSetup } from '../../src/engine/pipeline/faultStage.ts';
import type { Stage } from '../../src/engine/pipeline/stage.ts';
import type { StageSlot } from '../../src/engine/pipeline/stageNode.ts';
import { parseFault } from '../../src/language/experiment/faults/parseFault.ts';
import type { FaultEffect } from '../../src/model/faultEffect.ts';
import type { Fault } from '../../src/model/faultSpec.ts';
import { FakeClock } from './fakeClock.ts';

export interface LabOptions {
  readonly style?: 'stream' | 'datagram';
  readonly seed?: bigint;
  readonly connection?: number;
  /** Called when a fault reports something, after it was written down. */
  readonly onNote?: (effect: FaultEffect) => void;
}

export class PipelineLab {
  readonly clock = new FakeClock();
  /** `100 pass abc`: the time in milliseconds, and what came out. */
  readonly seen: string[] = [];
  readonly effects: FaultEffect[] = [];
  readonly passed: Uint8Array[] = [];
  readonly pipeline: Pipeline;
  isPaused = false;
  /** What waits for a decision. */
  readonly held: HeldItems = heldItems();
  readonly #options: Required<Omit<LabOptions, 'onNote'>>;
  #active: ReadonlyMap<string, ActiveFault> = new Map();
  #lastId = 0;
  readonly #place = this.held.place('up', () => 2);

  constructor({ style = 'stream', seed = 1n, connection = 1, onNote }: LabOptions = {}) {
    this.#options = { style, seed, connection };
    const write = (text: string): void => void this.seen.push(`${this.clock.nowUs() / 1000} ${text}`);
    const output: PipelineOutput = {
      pass: (bytes) => {
        this.passed.push(Uint8Array.from(bytes));
        write(`pass ${Buffer.from(bytes).toString('latin1')}`);
      },
      end: () => write('end'),
      close: () => write('close'),
      reset: () => write('reset'),
      pauseReading: () => void (this.isPaused = true),
      resumeReading: () => void (this.isPaused = false),
      note: (effect) => {
        this.effects.push(effect);
        onNote?.(effect);
      },
    };
    this.pipeline = new Pipeline(output, { style, clock: this.clock });
  }

  /** Sets faults by their lines, from the sender to the receiver; a line that was there already stays. */
  set(...lines: readonly string[]): this {
    const active = lines.map((line): ActiveFault => {
      const known = this.#active.get(line);
      return known ?? { fault: faultOf(line), id: ++this.#lastId, sinceMs: this.clock.nowUs() / 1000 };
    });
    this.#active = new Map(active.map((one, index) => [lines[index] ?? '', one]));
    this.pipeline.setStages(createStages(active, 'up', { ...this.#options, held: this.#place }));
    return this;
  }

  /** Sets stages; the same object is the same stage. */
  setStages(...stages: readonly Stage[]): this {
    this.pipeline.setStages(stages.map(slotOf));
    return this;
  }

  push(...texts: readonly string[]): this {
    for (const text of texts) this.pipeline.chunk(Buffer.from(text, 'latin1'));
    return this;
  }

  end(): this {
    this.pipeline.end();
    return this;
  }

  wait(ms: number): this {
    this.clock.advance(ms);
    return this;
  }

  /** What came out since the last call. */
  take(): string[] {
    return this.seen.splice(0);
  }

  /** What the faults did since the last call. */
  takeEffects(): string[] {
    return this.effects
      .splice(0)
      .map(({ kind, did, bytes, became, detail }) =>
        [kind, did, became === undefined ? bytes : `${bytes}→${became}`, detail].join(' '),
      );
  }

  /** That every byte is accounted for. */
  checkCounters(): void {
    const { in: entered, out, dropped, injected } = this.pipeline.counters;
    assert.equal(entered + injected, out + dropped + this.pipeline.heldBytes);
    assert.equal(
      out,
      this.passed.reduce((sum, { length }) => sum + length, 0),
    );
  }
}

export function faultOf(line: string): Fault {
  const parsed = parseFault(line);
  assert.ok(parsed.ok, line);
  return parsed.value;
}

/** Those of a relay with the id 1. */
export function heldItems(options: Partial<HeldItemsOptions> = {}): HeldItems {
  let lastId = 0;
  return new HeldItems({ endpoint: 1, nextId: () => ++lastId, ...options });
}

const ids = new Map<Stage, string>();

/** The setup of a stage that is made by itself. */
export function setupOf(style: 'stream' | 'datagram'): StageSetup {
  return { style, sinceMs: 0, held: heldItems().place('up', () => 2) };
}

function slotOf(stage: Stage): StageSlot {
  const id = ids.get(stage) ?? String(ids.size);
  ids.set(stage, id);
  return { id, kind: 'latency', seed: () => 1n, create: () => stage };
}
