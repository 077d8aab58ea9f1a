import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore, type CaptureLimits } from '../../../../src/capture/store/captureStore.ts';
import { datagramPair } from '../../../../src/capture/trace/datagramPair.ts';
import { make } from '../../../support/ledgerEvents.ts';

const [sender, receiver, stranger] = [2, 3, 4];
const overtaken = 'It was lost: later datagrams were received, this one was not.';
const notYet = 'It was not received, or not yet.';

function lab(limits: CaptureLimits = {}) {
  const store = new CaptureStore(limits);
  const offsets = new Map<string, number>();
  /** Answers the row's number. */
  const add = (connection: number, direction: 'in' | 'out', text: string): number => {
    const way = `${connection} ${direction}`;
    const offset = offsets.get(way) ?? 0;
    offsets.set(way, offset + text.length);
    const call = direction === 'in' ? 'recvfrom' : 'send';
    const bytes = Buffer.from(text, 'latin1');
    store.append({ type: 'data', t: 0, endpoint: 1, connection, call, direction, bytes, offset });
    return store.next - 1;
  };
  /** The number of its pair, or why there is none. */
  const pairOf = (seq: number): number | string => {
    const row = store.row(seq);
    assert.ok(row);
    const steps = datagramPair(store, row, row.connection === sender ? receiver : sender);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return 'seq' in step.value ? step.value.seq : step.value.reason;
    }
  };
  const send = (text: string): number => add(sender, 'out', text);
  const receive = (text: string): number => add(receiver, 'in', text);
  return { store, add, send, receive, pairOf };
}

describe('The pair of a datagram', () => {
  it('is the one at the same place, whatever the order in which both ends tell of them', () => {
    // Each is sent before, after or while others are received; the same bytes come again and again.
    const texts = fc.array(fc.constantFrom('', 'a', 'b', 'ab'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.array(fc.boolean(), { maxLength: 24 }), (sent, turns) => {
        const { send, receive, pairOf } = lab();
        const rows: { out: number[]; in: number[] } = { out: [], in: [] };
        for (const isSend of [...turns, ...sent.map(() => true), ...sent.map(() => false)]) {
          const side = isSend ? rows.out : rows.in;
          const text = sent[side.length];
          if (text !== undefined) side.push(isSend ? send(text) : receive(text));
        }
        assert.deepEqual([rows.out.map(pairOf), rows.in.map(pairOf)], [rows.in, rows.out]);
      }),
    );
  });

  it('is the one with its bytes where some were lost, and those are told from those still under way', () => {
    const arrivals = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(arrivals, fc.nat(5), (arrives, ahead) => {
        const { send, receive, pairOf } = lab();
        const sent: number[] = [];
        const received = new Map<number, number>();
        for (let turn = 0; turn < arrives.length + ahead; turn++) {
          if (turn < arrives.length) sent.push(send(`number ${turn}`));
          const index = turn - ahead;
          if (arrives[index] === true) received.set(index, receive(`number ${index}`));
        }
        const last = arrives.lastIndexOf(true);
        sent.forEach((seq, index) =>
          assert.equal(pairOf(seq), received.get(index) ?? (index < last ? overtaken : notYet)),
        );
        for (const [index, seq] of received) assert.equal(pairOf(seq), sent[index]);
      }),
    );
  });

  it('is found after a loss too where it was received before the call that sent it had returned', () => {
    const { send, receive, pairOf } = lab();
    send('lost');
    const received = [receive('same'), receive('other!'), receive('same')];
    const sent = [send('same'), send('other!'), send('same')];
    assert.deepEqual([sent.map(pairOf), received.map(pairOf)], [received, sent]);
  });

  it('is the oldest that is not taken where several have the same bytes, also where they have none', () => {
    for (const text of ['ping', '']) {
      const { send, receive, pairOf } = lab();
      send('lost one');
      const sent = [send(text), send(text), send(text)];
      const received = [receive(text), receive(text)];
      assert.deepEqual(sent.map(pairOf), [...received, notYet]);
      assert.deepEqual(received.map(pairOf), sent.slice(0, 2));
    }
  });

  it('is not taken from the other way, from another connection, or from what is no datagram', () => {
    const { store, add, send, receive, pairOf } = lab();
    send('pin');
    add(receiver, 'out', 'ping');
    const sent = [send('ping'), send('')];
    add(sender, 'in', 'ping');
    add(stranger, 'in', 'ping');
    store.append(make('end', { connection: receiver }));
    assert.deepEqual(sent.map(pairOf), [notYet, notYet]);
    const stray = receive('pong');
    add(stranger, 'out', 'pong');
    add(sender, 'in', 'pong');
    assert.equal(pairOf(stray), 'No datagram that was sent has these bytes.');
    const received = [receive('ping'), receive('')];
    assert.deepEqual([sent.map(pairOf), received.map(pairOf)], [received, sent]);
  });

  it('is found however many rows are between them where nothing was lost', () => {
    const { add, send, receive, pairOf } = lab();
    const sent = send('ping');
    for (let row = 0; row < 20_000; row++) add(stranger, 'in', '');
    const received = receive('ping');
    assert.deepEqual([pairOf(sent), pairOf(received)], [received, sent]);
  });

  it('is no longer kept where older rows were dropped', () => {
    const { send, receive, pairOf } = lab({ limitRows: 3 });
    for (const text of ['lost', 'gone', 'kept']) send(text);
    const [gone, kept] = [receive('gone'), receive('kept')];
    assert.equal(pairOf(gone), 'The datagram that was sent is no longer kept.');
    assert.equal(pairOf(kept), 2);
  });

  it('is waited for by 256 datagrams at once: of more, the oldest is taken as lost', () => {
    for (const count of [256, 257]) {
      const { send, receive, pairOf } = lab();
      send('lost');
      const sent = Array.from({ length: count }, (_, index) => send(`number ${index}`));
      const received = sent.map((_, index) => receive(`number ${index}`));
      const found = sent.map((seq, index) => pairOf(seq) === received[index]);
      assert.equal(found.indexOf(true), count - 256);
      assert.equal(found.filter(Boolean).length, 256);
    }
  });
});
