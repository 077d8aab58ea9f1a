/**
 * P6: one million 64-byte chunks into a capture that keeps them all, time and memory per event. Run directly it
 * also tells copying speed for 64 KiB chunks against a plain copy, and memory after 10 GiB (P11, without sockets).
 */
import { basename } from 'node:path';
import { CaptureStore } from '../../src/capture/store/captureStore.ts';
import { CaptureView } from '../../src/capture/views/captureView.ts';
import { Ledger } from '../../src/capture/ledger/ledger.ts';
import type { EngineEvent } from '../../src/model/engineEvent.ts';
import { median, worst } from './statistics.ts';
import { ScanTurns } from '../../src/capture/scan.ts';
import { systemClock } from '../../src/node/clock.ts';

const events = 1_000_000;
const chunkBytes = 64;
const runs = 5;

export interface CaptureAppendFigures {
  readonly usPerEvent: number;
  /** Without the payload. */
  readonly bytesPerEvent: number;
}

/** Median time of five runs, store and ledger together as they are wired; memory of the worst run. */
export async function benchCaptureAppend(): Promise<CaptureAppendFigures> {
  const times: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = await memoryBytes();
    const store = new CaptureStore({ limitBytes: events * chunkBytes });
    times.push((appendMs(store, new Ledger({ rows: store }), events, chunkBytes) * 1000) / events);
    if (store.summary().keptBytes !== events * chunkBytes)
      throw new Error('The capture did not keep everything');
    memory.push(((await memoryBytes()) - before) / events - chunkBytes);
    store.clear();
  }
  return { usPerEvent: median(times), bytesPerEvent: worst(memory) };
}

function appendMs(store: CaptureStore, ledger: Ledger, count: number, length: number): number {
  ledger.apply({
    type: 'opening',
    t: 0,
    endpoint: 1,
    kind: 'listener',
    transport: 'tcp',
    address: 'tcp://127.0.0.1:1',
  });
  for (let connection = 2; connection < 12; connection++) {
    ledger.apply({ type: 'accepted', t: 0, endpoint: 1, connection, call: 'accept', local: '', remote: '' });
  }
  const bytes = new Uint8Array(length).fill(7);
  const began = performance.now();
  for (let index = 0; index < count; index++) {
    // A new event each time, as the engine makes them.
    const event: EngineEvent = {
      type: 'data',
      t: index,
      endpoint: 1,
      connection: 2 + (index % 10),
      call: 'recv',
      direction: 'in',
      bytes,
      offset: index * length,
    };
    ledger.apply(event);
    store.append(event);
  }
  return performance.now() - began;
}

async function memoryBytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

function plainCopyMs(count: number, length: number): number {
  const source = new Uint8Array(length).fill(7);
  const slabs = Array.from({ length: 64 }, () => new Uint8Array(1024 * 1024));
  const perSlab = (1024 * 1024) / length;
  const began = performance.now();
  for (let index = 0; index < count; index++) {
    slabs[Math.floor(index / perSlab) % slabs.length]?.set(source, (index % perSlab) * length);
  }
  return performance.now() - began;
}

async function main(): Promise<void> {
  if (globalThis.gc === undefined) console.log('(node --expose-gc gives exact memory figures)');
  const { usPerEvent, bytesPerEvent } = await benchCaptureAppend();
  console.log(`64 B chunks: ${usPerEvent.toFixed(3)} µs an event, ${bytesPerEvent.toFixed(1)} B + payload`);

  const gib = 1024 ** 3;
  const large = 64 * 1024;
  const count = (2 * gib) / large;
  const ratios: number[] = [];
  for (let run = 0; run < runs; run++) {
    const plainMs = plainCopyMs(count, large);
    ratios.push(appendMs(new CaptureStore(), new Ledger(), count, large) / plainMs);
  }
  console.log(`64 KiB chunks: ${median(ratios).toFixed(2)} times the time of a plain copy`);

  for (const length of [large, chunkBytes]) {
    const before = await memoryBytes();
    const rssBefore = process.memoryUsage().rss;
    const store = new CaptureStore();
    const ms = appendMs(store, new Ledger(), (length === large ? 10 * gib : gib) / length, length);
    const grown = (await memoryBytes()) - before;
    const rss = process.memoryUsage().rss - rssBefore;
    const began = performance.now();
    const view = new CaptureView(store, { id: 5 });
    const turns = new ScanTurns(systemClock());
    let slices = 1;
    while (!turns.slice(view)) slices++;
    const viewMs = performance.now() - began;
    console.log(
      `${length} B chunks over the limit: ${(ms / 1000).toFixed(1)} s, + ${(grown / 1e6).toFixed(1)} MB (rss + ${(rss / 1e6).toFixed(1)} MB); ` +
        `view of one connection: ${viewMs.toFixed(1)} ms in ${slices} slices of ${store.next - store.first} rows`,
    );
  }
}

// By its name: bundled into another file it is not run directly.
if (basename(process.argv[1] ?? '') === 'captureAppend.ts') await main();
