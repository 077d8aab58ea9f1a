/** The endpoints that runs of experiments have opened: which run each belongs to, and how long it stays in the list. */
import type { Engine } from '../../engine/engine.ts';

/** A run of an experiment, and what it has left to be inspected. */
export interface ExperimentRun {
  readonly id: number;
  /** Identifies the file: its next run replaces this one. */
  readonly file: string;
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly isOver: boolean;
  /** In the order they were opened. */
  readonly endpoints: readonly number[];
}

type Run = { -readonly [Key in keyof ExperimentRun]: ExperimentRun[Key] } & { endpoints: number[] };

interface OpenedByRunsParts {
  readonly engine: Pick<Engine, 'remove' | 'isOpen'>;
  /** Opened by the running test; the caller shares this set. */
  readonly ofTest: Set<number>;
  /** How many runs stay in the list. */
  readonly limit: () => number;
  readonly isListed: (endpoint: number) => boolean;
  readonly onChanged: () => void;
}

/**
 * Endpoints of runs stay in the list, closed. Those that the user has started again since are kept when their run goes.
 */
export class OpenedByRuns {
  readonly #parts: OpenedByRunsParts;
  /** The oldest first. */
  #runs: Run[] = [];
  #lastId = 0;
  #removals: Promise<unknown>[] = [];

  constructor(parts: OpenedByRunsParts) {
    this.#parts = parts;
  }

  /** The runs with endpoints in the list, the latest first. */
  list(): readonly ExperimentRun[] {
    return this.#runs
      .map((run) => ({ ...run, endpoints: run.endpoints.filter(this.#parts.isListed) }))
      .filter(({ endpoints }) => endpoints.length > 0)
      .reverse();
  }

  /** Called before a file is run: removes what its previous run has left. */
  async begin(file: string, name: string): Promise<void> {
    const previous = this.#runs.filter((run) => run.file === file);
    this.#runs = this.#runs.filter((run) => run.file !== file);
    this.#runs.push({ id: ++this.#lastId, file, name, passed: 0, failed: 0, isOver: false, endpoints: [] });
    await Promise.all(previous.map((run) => this.#remove(run)));
  }

  note(id: number): void {
    this.#parts.ofTest.add(id);
    this.#runs.at(-1)?.endpoints.push(id);
    this.#parts.onChanged();
  }

  /** Called when a test is over, and everything it opened is closed. */
  end(outcome: 'passed' | 'failed' | 'cancelled', keeps: boolean): void {
    const opened = [...this.#parts.ofTest];
    this.#parts.ofTest.clear();
    const run = this.#runs.at(-1);
    if (run !== undefined && outcome !== 'cancelled') run[outcome]++;
    if (keeps) return;
    if (run !== undefined) run.endpoints = run.endpoints.filter((id) => !opened.includes(id));
    this.#removals.push(...opened.map((id) => this.#parts.engine.remove(id)));
  }

  /** Called when a file has been run. */
  async over(): Promise<void> {
    const run = this.#runs.at(-1);
    if (run !== undefined) run.isOver = true;
    const withSockets = this.#runs.filter(({ endpoints }) => endpoints.length > 0);
    const limit = this.#parts.limit();
    this.#runs = limit === 0 ? [] : withSockets.slice(-limit);
    const gone = withSockets.slice(0, withSockets.length - this.#runs.length);
    this.#removals.push(...gone.map((each) => this.#remove(each)));
    const removals = this.#removals;
    this.#removals = [];
    await Promise.all(removals);
    this.#parts.onChanged();
  }

  async #remove({ endpoints }: ExperimentRun): Promise<void> {
    const closed = endpoints.filter((id) => !this.#parts.engine.isOpen(id));
    await Promise.all(closed.map((id) => this.#parts.engine.remove(id)));
  }
}

/** `run · 3 passed · 6 sockets` */
export function runDescription({ passed, failed, isOver, endpoints }: ExperimentRun): string {
  const count = endpoints.length;
  const sockets = `${count} ${count === 1 ? 'socket' : 'sockets'}`;
  return ['run', ...outcomeFacts(passed, failed, isOver), sockets].join(' · ');
}

function outcomeFacts(passed: number, failed: number, isOver: boolean): string[] {
  if (!isOver) return ['running'];
  if (failed > 0) return [`${failed} of ${passed + failed} failed`];
  return [passed > 0 ? `${passed} passed` : 'cancelled'];
}
