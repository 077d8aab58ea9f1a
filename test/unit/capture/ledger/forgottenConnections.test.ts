/** Whatever is asked of a row by its connection is answered from that connection, also once it is on no list. */
import assert from 'node:assert/strict';
import { CaptureView } from '../../../../src/capture/views/captureView.ts';
import { otherEnd } from '../../../../src/capture/trace/otherEnd.ts';
import { Follower } from '../../../../src/capture/follow/follower.ts';
import { writeToRead } from '../../../../src/capture/trace/writeToRead.ts';
import { systemClock } from '../../../../src/node/clock.ts';
import { decodeRow } from '../../../../src/app/page/requests/decodeRow.ts';
import { trafficOf } from '../../../../src/app/experiments/trafficOf.ts';
import { targetLabel } from '../../../../src/app/targets/targetId.ts';
import { decoderSamples } from '../../../support/decoderSamples.ts';
import { compiledFilter } from '../../../support/filters/compiledFilter.ts';
import { data, listening, make } from '../../../support/ledgerEvents.ts';
import { remoteOf, shortConnection, ledgerCapture } from '../../../support/ledgerCapture.ts';
import { scanAll } from '../../../support/scans.ts';

const dnsQuery = decoderSamples.find(({ name }) => name === 'DNS query')?.bytes ?? new Uint8Array();

/** Connection 2 with both of its ends ours, and so many others after it that it is on no list any more. */
function lab(transport: 'tcp' | 'udp' = 'tcp') {
  const capture = ledgerCapture({ closedLimit: 10 });
  const { told } = capture;
  told(...listening.map((event) => (event.type === 'opening' ? make('opening', { transport }) : event)));
  const server = { connection: 2, local: '10.1.1.1:4000', remote: '10.2.2.2:5353' };
  const client = { endpoint: 900, connection: 902, local: server.remote, remote: server.local };
  told(make('opening', { endpoint: 900, kind: 'client', transport }), make('connecting', client));
  told(make('connected', client), make('accepted', server));
  const bytes = transport === 'udp' ? dnsQuery : Uint8Array.from([0x61, 0x62, 0x63]);
  const written = { ...data('out', bytes.length, 902), endpoint: 900, bytes };
  const read = { ...data('in', bytes.length), bytes };
  const calls = transport === 'udp' ? (['sendto', 'recvfrom'] as const) : (['send', 'recv'] as const);
  told({ ...written, call: calls[0] }, { ...read, call: calls[1] });
  const readSeq = capture.store.next - 1;
  told(make('closed', { connection: 2 }), make('closed', { endpoint: 900, connection: 902 }));
  told(make('closed', { endpoint: 900 }), make('removed', { endpoint: 900 }));
  for (let id = 3; id < 103; id++) told(...shortConnection(id));
  const { store, ledger } = capture;
  const found = (text: string): number[] => {
    const view = new CaptureView(store);
    view.setFilter(compiledFilter(store, text, ledger));
    scanAll(view);
    const { viewFirst, viewNext } = view.summary();
    return view.rows(viewFirst, viewNext - viewFirst).map(({ connection }) => connection);
  };
  return { ...capture, readSeq, found, clock: systemClock() };
}

describe('A connection that is on no list any more', () => {
  it('is found by its peer, by its ports and by a word, and by nobody else’s', () => {
    const { found } = lab();
    for (const text of ['peer:10.2.2.2', 'port:5353 conn:2', '10.2.2.2 conn:2'])
      assert.deepEqual(found(text), [2, 2, 2], text);
    assert.deepEqual(found(`peer:${remoteOf(50)}`), [50, 50, 50]);
    assert.deepEqual(found('peer:127.0.0.1:4000'), [0, 0, 0, 0, 0], 'the listener’s own rows only');
    // Of an endpoint that was removed.
    assert.equal(found('endpoint:10.1.1.1').length > 0, true);
  });

  it('is followed as what it was, and said to be of its own peer', () => {
    const { store, ledger } = lab('udp');
    const wish = { id: 2, direction: 'both', mode: 'text', columns: 80 } as const;
    const stream = new Follower({ store, ledger, startedAtMs: 0 }, wish, 1);
    scanAll(stream);
    const { title, isOpen, bytesIn, lostBytes } = stream.summary();
    assert.deepEqual([title, isOpen, bytesIn, lostBytes], ['10.2.2.2:5353', false, dnsQuery.length, 0]);
    assert.equal(targetLabel(ledger, 2), '10.2.2.2:5353');
  });

  it('has its other end, and its reads their writes', () => {
    for (const transport of ['tcp', 'udp'] as const) {
      const { store, ledger, readSeq } = lab(transport);
      assert.deepEqual(otherEnd(ledger, 2), { id: 902 });
      const search = writeToRead(store, ledger, readSeq);
      scanAll(search);
      const answer = search.result;
      assert.ok(answer);
      const { found } = answer;
      assert.ok(found, answer.reason);
      const writes = found.writes.map(({ seq }) => seq);
      assert.deepEqual([writes, found.isDatagram], [[readSeq - 1], transport === 'udp']);
      assert.match(found.other, /^client /);
    }
  });

  it('is decoded by its ports and its transport', () => {
    const { store, ledger, readSeq } = lab('udp');
    assert.equal(decodeRow({ store, ledger }, { generation: 0, seq: readSeq }).by?.id, 'dns');
    // The written one: its endpoint was removed.
    assert.equal(decodeRow({ store, ledger }, { generation: 0, seq: readSeq - 1 }).by?.id, 'dns');
  });

  it('becomes an experiment', async () => {
    const { pieces, source } = await trafficOf(2, lab());
    assert.deepEqual(
      pieces.map(({ side, kind }) => [side, kind]),
      [['client', 'data']],
    );
    assert.deepEqual([source.style, source.between], ['stream', '10.1.1.1:4000 and 10.2.2.2:5353']);
  });
});
