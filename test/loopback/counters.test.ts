import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CaptureStore, type CaptureLimits } from '../../src/capture/store/captureStore.ts';
import { Ledger } from '../../src/capture/ledger/ledger.ts';
import type { Data } from '../../src/model/engineEvent.ts';
import { EngineBench } from '../support/engineBench.ts';

interface Step {
  readonly side: 0 | 1;
  readonly what: 'send' | 'end' | 'pause' | 'resume' | 'wait';
  readonly length: number;
}

const side = fc.constantFrom(0 as const, 1 as const);
const streamStep = fc.record<Step>({
  side,
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant('send' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('end' as const, 'pause' as const, 'resume' as const, 'wait' as const),
    },
  ),
  length: fc.oneof(fc.nat(100), fc.nat(300_000)),
});
const tiny: CaptureLimits = {
  limitBytes: 1000,
  limitRows: 20,
  limitDetails: 10,
  slabBytes: 100,
  blockRows: 10,
};

/** Two endpoints of one engine, with a ledger, a roomy capture and a tiny one that hear everything. */
class Pair {
  readonly bench = new EngineBench();
  readonly ledger = new Ledger();
  readonly captures = [new CaptureStore(), new CaptureStore(tiny)];
  readonly sent: [Buffer[], Buffer[]] = [[], []];
  #byte = 0;

  constructor() {
    this.bench.engine.subscribe((event) => {
      this.ledger.apply(event);
      for (const capture of this.captures) capture.append(event);
    });
  }

  /** The client's connection and the listener's. */
  async open(listener: string): Promise<readonly [number, number]> {
    const { local } = await this.bench.listen(listener);
    const client = await this.bench.connect(local);
    if (listener.startsWith('udp')) {
      // A UDP listener knows its peer from the first datagram on.
      this.send(0, client.connection, 1);
    }
    const { connection } = await this.bench.next('accepted');
    return [client.connection, connection];
  }

  send(from: 0 | 1, connection: number, length: number): boolean {
    const bytes = Buffer.alloc(length, ++this.#byte % 251);
    const { ok } = this.bench.engine.send(connection, bytes);
    if (ok) this.sent[from].push(bytes);
    return ok;
  }

  /** Everything agrees with what was sent, to the byte. */
  check(ids: readonly [number, number]): void {
    ids.forEach((id, index) => {
      const out = Buffer.concat(this.sent[index === 0 ? 0 : 1]);
      const into = Buffer.concat(this.sent[index === 0 ? 1 : 0]);
      const all = this.bench.of('data').filter((event) => event.connection === id);
      for (const [direction, expected] of [
        ['out', out],
        ['in', into],
      ] as const) {
        const chunks = all.filter((event) => event.direction === direction);
        assertContiguous(chunks);
        assert.ok(
          Buffer.concat(chunks.map((event) => event.bytes)).equals(expected),
          `${direction} of ${id}`,
        );
      }
      const closed = this.bench.of('closed').find((event) => event.connection === id);
      assert.deepEqual([closed?.bytesIn, closed?.bytesOut, closed?.lost], [into.length, out.length, 0]);
      const record = this.ledger.connection(id);
      assert.deepEqual([record?.bytesIn, record?.bytesOut, record?.queued], [into.length, out.length, 0]);
    });
    const bytes = this.bench.of('data').reduce((sum, event) => sum + event.bytes.length, 0);
    const totals = this.ledger.totals();
    assert.equal(totals.bytesIn + totals.bytesOut, bytes);
    assert.equal(totals.bytesIn, totals.bytesOut);
    for (const capture of this.captures) {
      const { first, next, keptBytes, droppedBytes, droppedEvents } = capture.summary();
      assert.deepEqual([next, first], [this.bench.events.length, droppedEvents]);
      assert.equal(keptBytes + droppedBytes, bytes);
    }
  }
}

function assertContiguous(chunks: readonly Data[]): void {
  let offset = 0;
  for (const chunk of chunks) {
    assert.equal(chunk.offset, offset);
    offset += chunk.bytes.length;
  }
}

async function runStream(listener: string, steps: readonly Step[]): Promise<void> {
  const pair = new Pair();
  try {
    const ids = await pair.open(listener);
    const { engine } = pair.bench;
    for (const { side, what, length } of steps) {
      const id = ids[side];
      if (what === 'send') pair.send(side, id, length);
      else if (what === 'end') engine.halfClose(id);
      else if (what === 'pause') engine.pauseReading(id);
      else if (what === 'resume') engine.resumeReading(id);
      else await new Promise((resolve) => setImmediate(resolve));
    }
    for (const id of ids) {
      engine.resumeReading(id);
      engine.halfClose(id);
    }
    for (const id of ids) await pair.bench.next('closed', (event) => event.connection === id);
    await engine.closeAll();
    pair.check(ids);
  } finally {
    await pair.bench.dispose();
  }
}

describe('counters agree with what was sent, to the byte, whatever the capture has dropped', () => {
  it('over TCP', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(streamStep, { maxLength: 60 }), (steps) =>
        runStream('tcp://127.0.0.1:0', steps),
      ),
      { numRuns: 60 },
    );
  }).timeout(20_000);

  it('over a unix socket', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(streamStep, { maxLength: 60 }), (steps) =>
          runStream(`unix:${join(folder, 'demo.sock')}`, steps),
        ),
        { numRuns: 30 },
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  }).timeout(20_000);

  it('over UDP, each datagram as one', async () => {
    const step = fc.record({ side, length: fc.oneof(fc.nat(20), fc.nat(1500)) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const pair = new Pair();
        try {
          const ids = await pair.open('udp://127.0.0.1:0?receiveBuffer=1048576');
          for (const { side, length } of steps) assert.ok(pair.send(side, ids[side], length));
          // In and out: what arrives in order on the loopback is all there is.
          const expected = 2 * (pair.sent[0].length + pair.sent[1].length);
          while (pair.bench.of('data').length < expected)
            await new Promise((resolve) => setImmediate(resolve));
          await pair.bench.engine.closeAll();
          pair.check(ids);
          const { chunksIn, chunksOut } = pair.ledger.totals();
          assert.deepEqual([chunksIn, chunksOut], [expected / 2, expected / 2]);
        } finally {
          await pair.bench.dispose();
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(20_000);
});
