import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore, type CaptureLimits } from '../../../../src/capture/store/captureStore.ts';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import { writeToRead } from '../../../../src/capture/trace/writeToRead.ts';
import type { WriteToReadResult } from '../../../../src/model/decoded.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { make } from '../../../support/ledgerEvents.ts';
import { scanAll } from '../../../support/scans.ts';

const server = 12;
const client = 22;

/** A listener and a client of one engine, and what they wrote and read. */
class Pair {
  readonly store: CaptureStore;
  readonly ledger = new Ledger();
  readonly #offsets = new Map<string, number>();
  readonly #isUdp: boolean;

  constructor(limits: CaptureLimits = {}, transport: 'tcp' | 'udp' | 'unix' = 'tcp') {
    this.store = new CaptureStore(limits);
    this.#isUdp = transport === 'udp';
    const scheme = transport === 'unix' ? 'unix:' : `${transport}://`;
    const isUnix = transport === 'unix';
    const [here, there] = isUnix ? ['/tmp/a', ''] : ['127.0.0.1:9998', '127.0.0.1:50001'];
    this.tell(
      make('opening', {
        endpoint: 11,
        transport,
        address: `${scheme}${isUnix ? '/tmp/a' : '127.0.0.1:9998'}`,
      }),
    );
    this.tell(
      make('opening', {
        endpoint: 21,
        kind: 'client',
        transport,
        address: `${scheme}${isUnix ? '/tmp/a' : '127.0.0.1:9998'}`,
      }),
    );
    this.tell(make('connecting', { endpoint: 21, connection: client, remote: here }));
    this.tell(make('accepted', { endpoint: 11, connection: server, local: here, remote: there }));
    this.tell(make('connected', { endpoint: 21, connection: client, local: there, remote: here }));
  }

  tell(event: EngineEvent): void {
    this.store.append(event);
    this.ledger.apply(event);
  }

  /** Answers the row's number. */
  data(connection: number, direction: 'in' | 'out', bytes: number | string): number {
    const key = `${connection} ${direction}`;
    const offset = this.#offsets.get(key) ?? 0;
    const given = typeof bytes === 'number' ? new Uint8Array(bytes) : new TextEncoder().encode(bytes);
    this.#offsets.set(key, offset + given.length);
    const stem = direction === 'in' ? 'recv' : 'send';
    const call = this.#isUdp && connection === server ? (direction === 'in' ? 'recvfrom' : 'sendto') : stem;
    this.tell({
      type: 'data',
      t: 20,
      endpoint: connection === server ? 11 : 21,
      connection,
      call,
      direction,
      bytes: given,
      offset,
    });
    return this.store.next - 1;
  }

  answer(seq: number): WriteToReadResult {
    const search = writeToRead(this.store, this.ledger, seq);
    scanAll(search);
    assert.ok(search.result !== undefined);
    return search.result;
  }

  /** `7 → 3+*4*`: lengths of writes and reads, those with bytes of the row asked about marked. */
  words(seq: number): string {
    const { found, remarks, reason } = this.answer(seq);
    if (found === undefined) return reason ?? '';
    const side = (parts: readonly { length: number; isRequested: boolean }[], more: number): string =>
      parts.map(({ length, isRequested }) => (isRequested ? `*${length}*` : String(length))).join('+') +
      (more > 0 ? ` and ${more}` : '');
    return [
      `${side(found.writes, found.moreWrites)} → ${side(found.reads, found.moreReads)}`,
      ...remarks,
    ].join(' · ');
  }
}

describe('Write to read', () => {
  it('tells how one write became two reads, from either side', () => {
    const pair = new Pair();
    const write = pair.data(client, 'out', 41);
    const one = pair.data(server, 'in', 12);
    const two = pair.data(server, 'in', 29);
    assert.equal(pair.words(two), '*41* → 12+*29*');
    assert.equal(pair.words(one), '*41* → *12*+29');
    assert.equal(pair.words(write), '*41* → *12*+*29*');
    const { found } = pair.answer(two);
    assert.equal(found?.other, 'client tcp://127.0.0.1:9998');
    assert.deepEqual(
      found.writes.map(({ seq }) => seq),
      [write],
    );
    assert.equal(pair.answer(write).found?.other, 'listener tcp://127.0.0.1:9998');
  });

  it('tells how several writes became one read, and where borders cross', () => {
    const pair = new Pair();
    pair.data(client, 'out', 5);
    pair.data(server, 'out', 99);
    pair.data(client, 'out', 7);
    const one = pair.data(server, 'in', 12);
    assert.equal(pair.words(one), '*5*+*7* → *12*');
    pair.data(client, 'out', 10);
    pair.data(client, 'out', 10);
    const crossing = pair.data(server, 'in', 15);
    const last = pair.data(server, 'in', 5);
    assert.equal(pair.words(crossing), '*10*+*10* → *15*+5');
    assert.equal(pair.words(last), '*10* → 15+*5*');
  });

  it('knows a read that is told of before the write that it came from', () => {
    const pair = new Pair();
    const read = pair.data(server, 'in', 9);
    const write = pair.data(client, 'out', 9);
    assert.equal(pair.words(read), '*9* → *9*');
    assert.equal(pair.words(write), '*9* → *9*');
  });

  it('says what is not read yet, and what never will be', () => {
    const pair = new Pair();
    const write = pair.data(client, 'out', 10);
    assert.equal(pair.words(write), 'Not read yet.');
    pair.tell(make('paused', { endpoint: 11, connection: server }));
    assert.equal(pair.words(write), 'Not read yet: reading is paused at the other end.');
    pair.data(server, 'in', 4);
    assert.equal(pair.words(write), '*10* → *4* · 6 bytes of it are not read yet.');
    pair.tell(make('closed', { endpoint: 11, connection: server }));
    assert.equal(pair.words(write), '*10* → *4* · 6 bytes of it were never read.');
  });

  it('says which old rows are no longer kept', () => {
    const pair = new Pair({ limitBytes: 30, slabBytes: 16 });
    pair.data(client, 'out', 5);
    pair.data(client, 'out', 20);
    const read = pair.data(server, 'in', 10);
    assert.equal(
      pair.words(read),
      '*20* → *10* · Of 5 bytes the write is no longer kept. · 15 bytes of it are not read yet.',
    );
    pair.data(server, 'in', 15);
    assert.equal(pair.words(read), 'The write that these bytes came from is no longer kept.');
  });

  it('says nothing when the other end is not ours, and why a row has no match', () => {
    const pair = new Pair();
    pair.tell(
      make('accepted', { endpoint: 11, connection: 13, local: '127.0.0.1:9998', remote: '10.0.0.1:5' }),
    );
    assert.equal(pair.words(pair.data(13, 'in', 5)), '');
    assert.equal(pair.words(0), 'This is no write and no read.');
    assert.equal(pair.words(10_000), 'This row is no longer kept.');
  });

  it('takes a port that is used again for what it is now', () => {
    const pair = new Pair();
    pair.tell(make('closed', { endpoint: 21, connection: client, t: 30 }));
    pair.tell(make('closed', { endpoint: 11, connection: server, t: 30 }));
    pair.tell(
      make('accepted', {
        endpoint: 11,
        connection: 14,
        local: '127.0.0.1:9998',
        remote: '127.0.0.1:50001',
        t: 40,
      }),
    );
    pair.tell(make('connecting', { endpoint: 21, connection: 24, remote: '127.0.0.1:9998', t: 40 }));
    pair.tell(
      make('connected', {
        endpoint: 21,
        connection: 24,
        local: '127.0.0.1:50001',
        remote: '127.0.0.1:9998',
        t: 41,
      }),
    );
    pair.data(24, 'out', 3);
    assert.equal(pair.words(pair.data(14, 'in', 3)), '*3* → *3*');
  });

  it('knows the two ends of a unix socket while there are only two', () => {
    const pair = new Pair({}, 'unix');
    pair.data(client, 'out', 3);
    const read = pair.data(server, 'in', 3);
    assert.equal(pair.words(read), '*3* → *3*');
    pair.tell(make('connecting', { endpoint: 21, connection: 23, remote: '/tmp/a' }));
    pair.tell(make('connected', { endpoint: 21, connection: 23, local: '', remote: '/tmp/a' }));
    assert.match(pair.words(read), /^2 connections to this path are ours/);
  });

  it('pairs datagrams by their bytes and their order, and says which one was lost', () => {
    const pair = new Pair({}, 'udp');
    const send = (text: string): number => pair.data(client, 'out', text);
    const [a, lost, c] = [send('ping 1'), send('ping 2'), send('ping 3')];
    const [readA, readC] = [pair.data(server, 'in', 'ping 1'), pair.data(server, 'in', 'ping 3')];
    const pairOf = (seq: number): number[] => {
      const { found } = pair.answer(seq);
      return [...(found?.writes ?? []), ...(found?.reads ?? [])].map((one) => one.seq);
    };
    assert.deepEqual(
      [pairOf(a), pairOf(c), pairOf(readA), pairOf(readC)],
      [
        [a, readA],
        [c, readC],
        [a, readA],
        [c, readC],
      ],
    );
    assert.equal(pair.words(lost), 'It was lost: later datagrams were received, this one was not.');
    assert.equal(pair.words(send('ping 4')), 'It was not received, or not yet.');
    assert.deepEqual(pair.answer(a).found?.isDatagram, true);
  });

  it('goes through many rows in slices, and stops at the clock', () => {
    const pair = new Pair();
    pair.tell(
      make('accepted', { endpoint: 11, connection: 13, local: '127.0.0.1:9998', remote: '10.0.0.1:5' }),
    );
    const write = pair.data(client, 'out', 3);
    for (let index = 0; index < 200_000; index++) pair.data(13, 'in', 0);
    const search = writeToRead(pair.store, pair.ledger, write);
    let slices = 0;
    let now = 0;
    for (let isDone = false; !isDone;) {
      const deadline = now + 8;
      isDone = search.step({ endMs: deadline, nowMs: () => (now += 0.01) });
      assert.ok(now <= deadline + 0.02);
      slices++;
    }
    assert.equal(search.result?.reason, 'Not read yet.');
    assert.ok(slices > 2);
  });

  it('agrees with the borders, however writes are cut into reads', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(cuts, cuts, fc.nat(11), (writes, sizes, pick) => {
        const pair = new Pair();
        for (const size of writes) pair.data(client, 'out', size);
        let left = writes.reduce((sum, size) => sum + size, 0);
        const reads: { seq: number; start: number; end: number }[] = [];
        let at = 0;
        for (let index = 0; left > 0; index++) {
          const size = Math.min(left, sizes[index % sizes.length] ?? 1);
          reads.push({ seq: pair.data(server, 'in', size), start: at, end: at + size });
          at += size;
          left -= size;
        }
        const read = reads[pick % reads.length];
        if (read === undefined) return;
        const { found, remarks } = pair.answer(read.seq);
        assert.deepEqual(remarks, []);
        const overlapping = found?.writes ?? [];
        assert.ok(
          overlapping.every(({ offset, length }) => offset < read.end && offset + length > read.start),
        );
        assert.ok((overlapping[0]?.offset ?? 0) <= read.start);
        const last = overlapping.at(-1);
        assert.ok((last?.offset ?? 0) + (last?.length ?? 0) >= read.end);
        assert.equal(found?.reads.find(({ isRequested }) => isRequested)?.seq, read.seq);
      }),
    );
  });

  it('tells of all writes and reads, however many they are, and says so where not all were looked for', () => {
    for (const [count, remarks] of [
      [5000, []],
      [70_000, ['These bytes went in more than 65,536 writes or reads: the others were not looked for.']],
    ] as const) {
      const many = Math.min(count, 65_536) - 24;
      const one = new Pair();
      const writes = Array.from({ length: count }, () => one.data(client, 'out', 1));
      const read = one.data(server, 'in', count);
      const other = new Pair();
      const write = other.data(client, 'out', count);
      for (let at = 0; at < count; at++) other.data(server, 'in', 1);
      const answers = [one.answer(read), one.answer(writes.at(-1) ?? -1), other.answer(write)];
      for (const { found, remarks: said } of answers) {
        assert.deepEqual(said, remarks);
        assert.equal((found?.moreWrites ?? 0) + (found?.moreReads ?? 0), many);
      }
    }
  });
});
