import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DecodeContext } from '../../../../src/bytes/decoders/decoder.ts';
import { summaryLine } from '../../../../src/bytes/decoders/decoderTable.ts';
import { summaryCharacters } from '../../../../src/bytes/decoders/summary.ts';
import { decoderSamples } from '../../../support/decoderSamples.ts';

const summary = (name: string, context: Partial<DecodeContext> = {}) => {
  const bytes = decoderSamples.find((one) => one.name === name)?.bytes;
  assert.ok(bytes !== undefined, name);
  return summaryLine(bytes, { isDatagram: false, from: 'client', ports: [], ...context });
};

describe('summaryLine', () => {
  it('says what a Modbus frame asks, answers and refuses', () => {
    const server = { from: 'server' } as const;
    assert.equal(summary('Modbus request'), 'Modbus TCP · read holding registers · 3 from 107');
    assert.equal(summary('Modbus response', server), 'Modbus TCP · read holding registers · 555, 0, 100');
    assert.equal(
      summary('Modbus exception', server),
      'Modbus TCP · exception to read holding registers · illegal data address',
    );
    assert.equal(
      summary('Modbus writes'),
      'Modbus TCP · write single coil · on at 172, write multiple registers · 2 from 1',
    );
  });

  it('says which question and answer a DNS message has, and which packets MQTT has', () => {
    const datagram = { isDatagram: true } as const;
    assert.equal(summary('DNS query', datagram), 'DNS · query · example.com A');
    assert.equal(
      summary('DNS response', datagram),
      'DNS · response · example.com CNAME www.example.com · and 7 more',
    );
    assert.equal(summary('DNS over TCP'), 'DNS · query · example.com A, query · example.com A');
    assert.match(summary('MQTT 5 PUBLISH') ?? '', /^MQTT · PUBLISH "a\/b" · QoS 0/);
  });

  it('is none of text, and where no decoder is certain', () => {
    for (const name of ['HTTP request', 'JSON', 'MQTT 3.1.1 CONNACK'])
      assert.equal(summary(name), undefined, name);
  });

  it('is short and a single line, whatever the bytes are', () => {
    const anyContext = fc.record({
      isDatagram: fc.boolean(),
      from: fc.constantFrom('client' as const, 'server' as const, 'unknown' as const),
      ports: fc.constant([502]),
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), anyContext, (bytes, context) => {
        const line = summaryLine(bytes, context) ?? '';
        assert.ok(line.length <= summaryCharacters);
        assert.doesNotMatch(line, /[\r\n]/);
      }),
    );
  });
});
