import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DecodedField } from '../../../../src/model/decoded.ts';
import type { DecodeContext } from '../../../../src/bytes/decoders/decoder.ts';
import { decodeBytes, decoders } from '../../../../src/bytes/decoders/decoderTable.ts';
import { fieldsLimit } from '../../../../src/bytes/decoders/fieldReader.ts';
import { decoderSamples } from '../../../support/decoderSamples.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';

/** What is wrong with the places of fields inside `start` to `end`; each must lie inside its parent. */
function misplaced(fields: readonly DecodedField[], start: number, end: number): string[] {
  return fields.flatMap((field) => [
    ...(field.start <= field.end && field.start >= start && field.end <= end && Number.isInteger(field.start)
      ? []
      : [`${field.name}: ${field.start} to ${field.end} in ${start} to ${end}`]),
    ...misplaced(field.fields ?? [], field.start, field.end),
  ]);
}

function countOf(fields: readonly DecodedField[]): number {
  return fields.reduce((sum, field) => sum + 1 + countOf(field.fields ?? []), 0);
}

const contexts: fc.Arbitrary<DecodeContext> = fc.record({
  isDatagram: fc.boolean(),
  from: fc.constantFrom('client', 'server', 'unknown'),
  ports: fc.constantFrom([], [53], [502], [1883], [80]),
});

/** Samples that were cut, joined and damaged: nearer to the formats than random bytes. */
const nearly = fc
  .record({
    sample: fc.constantFrom(...decoderSamples),
    then: fc.constantFrom(...decoderSamples),
    cut: fc.nat(80),
    changes: fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 4 }),
  })
  .map(({ sample, then, cut, changes }) => {
    const bytes = Uint8Array.from([...sample.bytes, ...then.bytes.subarray(0, cut)]);
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    return bytes;
  });

describe('Decoders, all of the table', () => {
  it('never throw, end, and keep fields inside the bytes and inside their parents', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), nearly), contexts, (bytes, context) => {
        for (const decoder of decoders) {
          const verdict = decoder.judge(bytes, context);
          assert.notEqual(verdict.reason, '');
          const fields = decoder.show(bytes, context);
          assert.deepEqual(misplaced(fields, 0, bytes.length), [], decoder.id);
          const own = Math.ceil(bytes.length / 2);
          const end = decoder.messageEnd?.(bytes, own);
          assert.ok(end === undefined || Number.isSafeInteger(end), decoder.id);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('know their own samples, and are sure of them without a problem', () => {
    for (const { name, decoder, bytes, context } of decoderSamples) {
      const { by, fields } = decodeBytes(bytes, context);
      assert.deepEqual([by?.id, by?.sure], [decoder, 'certain'], `${name}: ${by?.reason ?? ''}`);
      assert.doesNotMatch(JSON.stringify(fields), /"problem"/, name);
      assert.equal(
        Math.max(...fields.map(({ end }) => end)),
        bytes.length - (name === 'NDJSON' ? 1 : 0),
        name,
      );
    }
  });

  it('do not take text or random bytes for their own', () => {
    const texts = [
      'hello',
      'Hello from client!',
      '',
      '\0\0\0\0',
      '\n',
      'get me',
      '[::1]:80 is it',
      '{}}',
      'a,b,c\r\n',
    ];
    for (const text of texts)
      for (const isDatagram of [true, false]) {
        const { by } = decodeBytes(new TextEncoder().encode(text), {
          isDatagram,
          from: 'unknown',
          ports: [],
        });
        assert.ok(by === undefined || by.sure === 'likely', `${text}: ${by?.label ?? ''}`);
      }
    let wrong = 0;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 3, maxLength: 60 }), (bytes) => {
        const { by } = decodeBytes(bytes, { isDatagram: false, from: 'unknown', ports: [] });
        if (by?.sure === 'certain') wrong++;
      }),
      { numRuns: 2000 },
    );
    assert.ok(wrong <= 2, `${wrong} of 2,000 random ones`);
  });

  it('say in a sentence what is missing of a truncated message', () => {
    for (const { name, decoder, bytes, context } of decoderSamples) {
      if (decoder === 'http') continue;
      for (let length = 1; length < bytes.length; length++) {
        const shown =
          decoders.find(({ id }) => id === decoder)?.show(bytes.subarray(0, length), context) ?? [];
        assert.deepEqual(misplaced(shown, 0, length), [], name);
      }
      const cut = bytes.subarray(0, bytes.length - (name === 'NDJSON' ? 2 : 1));
      const shown = JSON.stringify(decoders.find(({ id }) => id === decoder)?.show(cut, context));
      assert.match(shown, /"problem":"[^"]*(?:ends|left|more than|follow)[^"]*\."/, name);
    }
  });

  it('stop after so many fields, in linear time', () => {
    const long: Readonly<Record<string, (size: number) => Uint8Array>> = {
      brackets: (size) => new Uint8Array(size).fill(0x5b),
      array: (size) => Buffer.from(`[${'1,'.repeat(size / 2)}1]`),
      string: (size) => Buffer.from(`"${'x'.repeat(size)}"`),
      pings: (size) => Buffer.alloc(size, 'c000', 'hex'),
      modbus: (size) => Buffer.alloc(size - (size % 12), '000100000006010300000001', 'hex'),
      'user-defined modbus': (size) => Buffer.alloc(size - (size % 9), '000100000003014100', 'hex'),
      headers: (size) => Buffer.from(`GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(size / 6)}\r\n`),
      header: (size) => Buffer.from(`GET / HTTP/1.1\r\na: ${'b'.repeat(size)}\r\n\r\n`),
    };
    for (const [what, make] of Object.entries(long)) {
      for (const isDatagram of [true, false]) {
        const context = { isDatagram, from: 'unknown', ports: [] } as const;
        for (const { id, judge, show } of decoders) {
          const work = (bytes: Uint8Array): void => {
            judge(bytes, context);
            assert.ok(countOf(show(bytes, context)) <= fieldsLimit + 70, id);
          };
          work(make(1024 * 1024));
          assertGrowsLinearly(make, work, {}, `${id} of ${what}`);
        }
      }
    }
  }).timeout(60_000);
});
