/** P7 in a process of its own: a million rows are filtered as the inspector does it, while somebody else wants a turn. */
import { loadExpressions } from '../../../src/engine/expressions/expressionEngine.ts';
import { performance } from 'node:perf_hooks';
import { CaptureStore } from '../../../src/capture/store/captureStore.ts';
import { MarkedRows } from '../../../src/capture/store/markedRows.ts';
import { CaptureView } from '../../../src/capture/views/captureView.ts';
import { compileFilter } from '../../../src/capture/filter/compileFilter.ts';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import { ScanTurns } from '../../../src/capture/scan.ts';
import { systemClock } from '../../../src/node/clock.ts';
import {
  expressionSteps,
  FilterExpression,
  warmExpressions,
} from '../../../src/engine/expressions/filterExpression.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';
import { encodePattern } from '../../../src/language/payload/encodePayload.ts';
import { parseFilter } from '../../../src/language/filter/parseFilter.ts';
import { parsePattern } from '../../../src/language/payload/parsePayload.ts';
import { rowsResult } from '../../../src/app/page/requests/rowsResult.ts';
import { answer } from './answers.ts';

const noMarks = { hitsIn: () => () => [] };
const events = 1_000_000;
const chunkBytes = 64;
const connections = 10;

export interface FilterJob {
  readonly text: string;
  /** It is given up then: of one who looks only at how long a turn is. */
  readonly limitMs?: number;
}

export interface FilterFigures {
  readonly firstMs: number;
  readonly allMs: number;
  /** The longest time in which nobody else had a turn. */
  readonly blockedMs: number;
  /** The same in the thread's processor time, which other work on the machine does not make longer. */
  readonly busyMs: number;
  readonly found: number;
}

const store = new CaptureStore({ limitBytes: events * chunkBytes });
const ledger = new Ledger({ rows: store });
const marks = new MarkedRows(store);
const begin: readonly EngineEvent[] = [
  { type: 'opening', t: 0, endpoint: 1, kind: 'listener', transport: 'tcp', address: 'tcp://127.0.0.1:9998' },
  ...Array.from({ length: connections }, (_, index): EngineEvent => ({
    type: 'accepted',
    t: 0,
    endpoint: 1,
    connection: 2 + index,
    call: 'accept',
    local: '127.0.0.1:9998',
    remote: `127.0.0.1:5312${index}`,
  })),
];
// As the host does while an expression is being written.
await loadExpressions();
warmExpressions();
for (const event of begin) ledger.apply(event);
const plain = Buffer.alloc(chunkBytes, 'The quick brown fox jumps over the lazy dog. ');
const special = Buffer.from(plain);
special.write('hello', 40);
for (let index = 0; index < events; index++)
  store.append({
    type: 'data',
    t: index,
    endpoint: 1,
    connection: 2 + (index % connections),
    call: 'recv',
    direction: 'in',
    // One in a hundred, and not in all connections alike.
    bytes: index % 97 === 0 ? special : plain,
    offset: index * chunkBytes,
  });

function filter(text: string) {
  const { filter: node, diagnostics } = parseFilter(text, {
    pattern: (written) => {
      const parts = parsePattern(written);
      return parts.ok ? encodePattern(parts.value) : parts;
    },
    expressionSteps: (source, flags) => expressionSteps(source, flags),
  });
  if (node === undefined) throw new Error(`${text}: ${diagnostics[0]?.message ?? 'says nothing'}`);
  return compileFilter(node, {
    store,
    ledger,
    marks,
    expressionFinder: (source, flags) => new FilterExpression(source, flags),
    expressionInText: () => () => false,
  });
}

/** Processor time of this thread: others, which collect garbage and compile, keep nobody from a turn. */
function threadMs(): number {
  // Node 24 has it; the types are of Node 20.
  const { threadCpuUsage } = process as unknown as { threadCpuUsage: () => NodeJS.CpuUsage };
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
}

/** From the wish to the rows, as the host answers them, with a watcher that wants a turn as often as it can. */
function run({ text, limitMs = Infinity }: FilterJob): Promise<FilterFigures> {
  return new Promise((resolve) => {
    const view = new CaptureView(store);
    let firstMs = 0;
    let blockedMs = 0;
    let busyMs = 0;
    let lastCpu = threadMs();
    let isRunning = true;
    const began = performance.now();
    let lastTurn = began;
    const turn = (): void => {
      const now = performance.now();
      blockedMs = Math.max(blockedMs, now - lastTurn);
      lastTurn = now;
      const cpu = threadMs();
      busyMs = Math.max(busyMs, cpu - lastCpu);
      lastCpu = cpu;
      if (isRunning) setImmediate(turn);
    };
    const look = (): void => {
      const { viewNext, generation } = view.summary();
      if (firstMs === 0 && viewNext > 0) {
        rowsResult({ store, view, ledger, marks, filter: noMarks }, { generation, from: 0, count: 100 });
        firstMs = performance.now() - began;
      }
      const allMs = performance.now() - began;
      if (!isRunning || (!view.complete && allMs < limitMs)) return;
      isRunning = false;
      turns.stop(view);
      turn();
      resolve({ firstMs, allMs, blockedMs, busyMs, found: viewNext });
    };
    const turns = new ScanTurns(systemClock());
    view.setFilter(filter(text));
    turns.startNow(view, look);
    setImmediate(turn);
    look();
  });
}

answer(null, { run: (job: FilterJob) => run(job) });
