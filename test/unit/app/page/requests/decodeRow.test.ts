import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../../src/capture/store/captureStore.ts';
import { Ledger } from '../../../../../src/capture/ledger/ledger.ts';
import { decodedBytesLimit } from '../../../../../src/page/detailMessages.ts';
import type { EngineEvent } from '../../../../../src/model/engineEvent.ts';
import { decodeRow } from '../../../../../src/app/page/requests/decodeRow.ts';
import { decoderSamples } from '../../../../support/decoderSamples.ts';
import { data, make, relayed } from '../../../../support/ledgerEvents.ts';

const sample = (name: string): Uint8Array =>
  decoderSamples.find((one) => one.name === name)?.bytes ?? new Uint8Array();

/** One chunk of a listener's connection. */
function captured(bytes: Uint8Array, direction: 'in' | 'out', transport: 'tcp' | 'udp' = 'tcp') {
  const store = new CaptureStore();
  const ledger = new Ledger();
  const events: EngineEvent[] = [
    make('opening', { transport }),
    make('accepted', { local: '127.0.0.1:4000', remote: '127.0.0.1:6000' }),
    {
      type: 'data',
      t: 1,
      endpoint: 1,
      connection: 2,
      call: direction === 'in' ? 'recv' : 'send',
      direction,
      bytes,
      offset: 0,
    },
  ];
  for (const event of events) {
    store.append(event);
    ledger.apply(event);
  }
  return decodeRow({ store, ledger }, { generation: 0, seq: 2 });
}

/** These chunks received by a listener's connection, another connection's in between, and the first one decoded. */
function capturedChunks(chunks: readonly Uint8Array[], decoder?: string) {
  const store = new CaptureStore();
  const ledger = new Ledger();
  const accepted = make('accepted', { local: '127.0.0.1:4000', remote: '127.0.0.1:6000' });
  for (const event of [make('opening', { transport: 'tcp' }), accepted]) {
    store.append(event);
    ledger.apply(event);
  }
  let offset = 0;
  const data = { type: 'data', t: 1, endpoint: 1, call: 'recv', direction: 'in' } as const;
  for (const bytes of chunks) {
    store.append({ ...data, connection: 2, bytes, offset });
    store.append({ ...data, connection: 3, bytes: new Uint8Array([1, 2, 3]), offset: 0 });
    store.append({ ...data, connection: 2, call: 'send', direction: 'out', bytes, offset });
    offset += bytes.length;
  }
  return decodeRow(
    { store, ledger },
    { generation: 0, seq: 2, ...(decoder === undefined ? {} : { decoder }) },
  );
}

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

describe('decodeRow', () => {
  it('tells decoders who speaks on either side of a relay', () => {
    const [store, ledger] = [new CaptureStore(), new Ledger()];
    for (const event of relayed) ledger.apply(event);
    const named = (connection: number, direction: 'in' | 'out') => {
      const bytes = sample(`Modbus ${direction === 'in' ? 'response' : 'request'}`);
      const seq = store.next;
      store.append({ ...data(direction, 0, connection), bytes });
      return decodeRow({ store, ledger }, { generation: 0, seq }).fields[0]?.name;
    };
    assert.deepEqual([named(3, 'out'), named(3, 'in')], ['request', 'response']);
    const bytes = sample('Modbus request');
    store.append({ ...data('in', 0, 2), bytes });
    const { fields } = decodeRow({ store, ledger }, { generation: 0, seq: store.next - 1 });
    assert.equal(fields[0]?.name, 'request');
  });

  it('tells decoders who speaks: what a listener receives is a request', () => {
    assert.equal(captured(sample('Modbus request'), 'in').fields[0]?.name, 'request');
    assert.equal(captured(sample('Modbus response'), 'out').fields[0]?.name, 'response');
  });

  it('tells them whether it is a datagram', () => {
    assert.equal(captured(sample('DNS query'), 'in', 'udp').by?.sure, 'certain');
    assert.notEqual(captured(sample('DNS query'), 'in').by?.id, 'dns');
  });

  it('looks at the first 256 KiB, and says so', () => {
    const answer = captured(new Uint8Array(decodedBytesLimit + 10).fill(0x20), 'in');
    assert.equal(answer.cutAt, decodedBytesLimit);
    assert.equal(captured(sample('JSON'), 'in').cutAt, undefined);
  });

  it('says of a row without bytes that there are none', () => {
    const parts = { store: new CaptureStore(), ledger: new Ledger() };
    assert.deepEqual(decodeRow(parts, { generation: 0, seq: 7 }), { gone: true, fields: [], tried: [] });
  });

  it('takes the chunks that follow where a message goes on in them', () => {
    const request = sample('Modbus request');
    const parts = [request.subarray(0, 3), request.subarray(3, 9), request.subarray(9)];
    const decoded = capturedChunks([...parts, request]);
    assert.deepEqual([decoded.by?.id, decoded.by?.sure, decoded.chunks], ['modbus', 'certain', 3]);
    assert.deepEqual(decoded.fields, capturedChunks([request]).fields);
    assert.equal(capturedChunks([request, request]).chunks, undefined);
  });

  it('ends with the message, also within a chunk', () => {
    const value = capturedChunks([utf8('{"a":[1,'), utf8('2]}\n{"b":'), utf8('3}')]);
    assert.deepEqual([value.by?.sure, value.chunks, value.fields.length], ['certain', 2, 1]);
    const http = capturedChunks([
      utf8('POST /x HTTP/1.1\r\nContent-Le'),
      utf8('ngth: 5\r\n\r\nhel'),
      utf8('loGET / HTTP/1.1\r\n\r\n'),
    ]);
    assert.deepEqual([http.by?.id, http.chunks], ['http', 3]);
    assert.match(http.fields.at(-1)?.note ?? '', /^5 bytes, as Content-Length says/);
    const chunked = capturedChunks([
      utf8('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel'),
      utf8('lo\r\n0\r\n\r\nHTTP/1.1 304'),
    ]);
    assert.deepEqual(
      [chunked.chunks, chunked.fields.at(-1)?.value],
      [2, String.raw`"5\r\nhello\r\n0\r\n\r\n"`],
    );
  });

  it('takes no more than was received, nor than 16 chunks', () => {
    const started = capturedChunks([utf8('{"a":'), utf8('[1,')]);
    assert.deepEqual([started.by?.sure, started.chunks], ['likely', 2]);
    const many = Array.from({ length: 100 }, () => utf8('[1,'));
    assert.equal(capturedChunks(many).chunks, 16);
    const large = [utf8('['), new Uint8Array(70_000).fill(0x20), utf8(']')];
    assert.equal(capturedChunks(large).chunks, 2);
    const text = capturedChunks([utf8('hello'), utf8(' world')]);
    assert.deepEqual([text.by, text.chunks], [undefined, undefined]);
  });

  it('every cut of a message into two chunks is decoded as the whole', () => {
    for (const name of ['Modbus request', 'JSON']) {
      const bytes = sample(name);
      const whole = capturedChunks([bytes]);
      for (let cut = 1; cut < bytes.length; cut++)
        assert.deepEqual(
          capturedChunks([bytes.subarray(0, cut), bytes.subarray(cut)]).fields,
          whole.fields,
          `${name} at ${cut}`,
        );
    }
  });
});
