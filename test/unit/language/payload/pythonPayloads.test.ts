/** Payloads against the bytes that Python computes for them; see test/fixtures/payloads/makePayloads.py. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { charsetEncoder } from '../../../../src/bytes/charsets/charsetEncoder.ts';
import { encodePayload } from '../../../../src/language/payload/encodePayload.ts';
import { parsePayload } from '../../../../src/language/payload/parsePayload.ts';

const file = new URL('../../../fixtures/payloads/payloads.json', import.meta.url);
const rows = JSON.parse(readFileSync(file, 'utf8')) as readonly { payload: string; hex: string }[];

const environment = {
  charset: (name: string) => {
    return charsetEncoder(name, (label) => {
      const decoder = new TextDecoder(label);
      return (bytes) => decoder.decode(bytes);
    });
  },
};

describe('payloads that Python computed', () => {
  it('are some hundred', () => assert.ok(rows.length > 190));

  for (const { payload, hex } of rows) {
    it(payload.length > 100 ? `${payload.slice(0, 99)}…` : payload, () => {
      const parts = parsePayload(payload);
      assert.ok(parts.ok, parts.ok ? '' : parts.problems[0].message);
      const bytes = encodePayload(parts.value, environment);
      assert.ok(bytes.ok, bytes.ok ? '' : bytes.problems[0].message);
      assert.equal(Buffer.from(bytes.value).toString('hex'), hex);
    });
  }
});
