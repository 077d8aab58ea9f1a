import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../../src/capture/store/captureStore.ts';
import { Ledger } from '../../../../../src/capture/ledger/ledger.ts';
import { decodedBytesLimit } from '../../../../../src/page/detailMessages.ts';
import type { EngineEvent } from '../../../../../src/model/engineEvent.ts';
import { decodeRow } from '../../../../../src/app/page/requests/decodeRow.ts';
import { decoderSamples } from '../../../../support/decoderSamples.ts';
import { make } from '../../../../support/ledgerEvents.ts';

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

describe('decodeRow', () => {
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
});
