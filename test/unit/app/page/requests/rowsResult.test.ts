import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../../src/capture/store/captureStore.ts';
import { MarkedRows } from '../../../../../src/capture/store/markedRows.ts';
import { CaptureView } from '../../../../../src/capture/views/captureView.ts';
import { Ledger } from '../../../../../src/capture/ledger/ledger.ts';
import type { EngineEvent } from '../../../../../src/model/engineEvent.ts';
import { make } from '../../../../support/ledgerEvents.ts';
import { ledgerCapture } from '../../../../support/ledgerCapture.ts';
import { previewBytes, rowsResult } from '../../../../../src/app/page/requests/rowsResult.ts';

const noMarks = { hitsIn: () => () => [] };

function lab(limitRows = 100) {
  const store = new CaptureStore({ limitRows });
  const ledger = new Ledger();
  const tell = (event: EngineEvent): void => {
    ledger.apply(event);
    store.append(event);
  };
  tell({
    t: 0,
    endpoint: 1,
    type: 'opening',
    kind: 'listener',
    transport: 'tcp',
    address: 'tcp://127.0.0.1:1',
  });
  tell({
    t: 1,
    endpoint: 1,
    connection: 2,
    type: 'accepted',
    call: 'accept',
    local: '',
    remote: '127.0.0.1:5',
  });
  const data = (length: number): void => {
    const bytes = new Uint8Array(length).fill(length);
    tell({ t: 2, endpoint: 1, connection: 2, type: 'data', call: 'recv', direction: 'in', bytes, offset: 0 });
  };
  const marks = new MarkedRows(store);
  return { store, ledger, marks, view: new CaptureView(store), filter: noMarks, data };
}

describe('rowsResult', () => {
  it('packs the beginnings of the bytes one after another, and names each peer', () => {
    const { data, ...parts } = lab();
    data(3);
    data(1000);
    const answer = rowsResult(parts, { generation: 0, from: 0, count: 10 });
    assert.deepEqual(
      answer.rows.map(({ type }) => type),
      ['opening', 'accepted', 'data', 'data'],
    );
    assert.deepEqual(answer.previewLengths, [0, 0, 3, previewBytes]);
    assert.equal(answer.previews.length, 3 + previewBytes);
    assert.deepEqual(Array.from(answer.previews.subarray(0, 4)), [3, 3, 3, 1000 % 256]);
    assert.deepEqual(answer.peers, ['', '127.0.0.1:5', '127.0.0.1:5', '127.0.0.1:5']);
  });

  it('answers a question about a list of the past with its new generation and no rows', () => {
    const { data, ...parts } = lab();
    data(1);
    parts.store.clear();
    const answer = rowsResult(parts, { generation: 0, from: 0, count: 10 });
    assert.equal(answer.generation, 1);
    assert.deepEqual(answer.rows, []);
  });

  it('says where the rows begin when older ones are gone', () => {
    const { data, ...parts } = lab(3);
    for (let count = 0; count < 5; count++) data(1);
    const answer = rowsResult(parts, { generation: 0, from: 0, count: 10 });
    assert.equal(answer.from, answer.rows[0]?.seq);
    assert.equal(answer.rows.length, 3);
  });

  it('names each endpoint as it was called when the row was written, also once it is gone', () => {
    const { told, store, ledger } = ledgerCapture();
    const at = (port: number) => make('listening', { local: `tcp://127.0.0.1:${port}` });
    told(
      make('opening'),
      at(4001),
      make('closed'),
      make('opening'),
      at(4002),
      make('closed'),
      make('removed'),
    );
    const answer = rowsResult(
      { store, ledger, marks: new MarkedRows(store), view: new CaptureView(store), filter: noMarks },
      { generation: 0, from: 0, count: 10 },
    );
    const [first, second] = ['tcp://127.0.0.1:4001', 'tcp://127.0.0.1:4002'];
    assert.deepEqual(answer.endpoints, [first, first, first, second, second, second, second]);
  });

  it('says whose each row is: a client by an arrow to where it connects, and by its icon', () => {
    const { told, store, ledger } = ledgerCapture();
    told(
      make('opening', { kind: 'client', address: 'tcp://127.0.0.1:5000' }),
      make('opening', { endpoint: 9, transport: 'udp', address: 'udp://127.0.0.1:5000' }),
    );
    const { endpoints, endpointIcons, peers } = rowsResult(
      { store, ledger, marks: new MarkedRows(store), view: new CaptureView(store), filter: noMarks },
      { generation: 0, from: 0, count: 10 },
    );
    assert.deepEqual(endpoints, ['→ 127.0.0.1:5000', 'udp://127.0.0.1:5000']);
    assert.deepEqual(endpointIcons, ['plug', 'broadcast']);
    assert.deepEqual(peers, ['127.0.0.1:5000', '']);
  });

  it('has the marks and notes of the rows, where there are any', () => {
    const { data, marks, ...parts } = lab();
    data(1);
    const notes = () => rowsResult({ ...parts, marks }, { generation: 0, from: 0, count: 10 }).notes;
    assert.equal(notes(), undefined);
    marks.mark([1]);
    marks.setNote(2, 'the retry');
    assert.deepEqual(notes(), [null, '', 'the retry']);
  });

  it('has the answers to requests: of a listener to what it receives, of a client to what it sends', () => {
    const { data: _data, ...parts } = lab();
    const { store, ledger } = parts;
    const tell = (event: EngineEvent): void => {
      ledger.apply(event);
      store.append(event);
    };
    tell({ t: 3, endpoint: 8, type: 'opening', kind: 'client', transport: 'tcp', address: 'tcp://[::1]:1' });
    const at = (t: number, endpoint: number, direction: 'in' | 'out'): void => {
      const call = direction === 'in' ? 'recv' : 'send';
      const on = { endpoint, connection: endpoint + 1, type: 'data', offset: 0 } as const;
      tell({ ...on, t, call, direction, bytes: new Uint8Array(1) });
    };
    const answers = () => rowsResult(parts, { generation: 0, from: 3, count: 10 }).answers;
    at(10, 8, 'in');
    assert.equal(answers(), undefined, 'a server that speaks first asks nothing');
    at(20, 8, 'out');
    at(30, 1, 'in');
    assert.deepEqual(answers(), [null, 'open', 'open']);
    at(40, 1, 'out');
    at(50, 8, 'in');
    assert.deepEqual(answers(), [null, { seq: 7, afterUs: 30 }, { seq: 6, afterUs: 10 }, null, null]);
  });

  it('says what a row is about where a decoder is certain, and of long rows nothing', () => {
    const { data: _data, ...parts } = lab();
    const modbus = [0, 1, 0, 0, 0, 6, 0x11, 3, 0, 0x6b, 0, 3];
    const frame = { t: 2, endpoint: 1, connection: 2, type: 'data', call: 'recv', direction: 'in' } as const;
    const frames = Math.ceil(previewBytes / modbus.length) + 1;
    for (const bytes of [modbus, [1, 2, 3], Array.from({ length: frames }, () => modbus).flat()])
      parts.store.append({ ...frame, bytes: Uint8Array.from(bytes), offset: 0 });
    const answer = (from: number, count: number) =>
      rowsResult(parts, { generation: 0, from, count }).summaries;
    assert.deepEqual(answer(1, 4), ['', 'Modbus TCP · read holding registers · 3 from 107', '', '']);
    assert.equal(answer(0, 2), undefined);
  });
});
