import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkExperiment } from '../../../../src/language/experiment/checkExperiment.ts';
import {
  experimentFromTraffic,
  trafficLimitBytes,
  type TrafficPiece,
} from '../../../../src/language/experiment/experimentFromTraffic.ts';
import { trafficPieces } from '../../../support/trafficPieces.ts';

const stream = { style: 'stream', between: '127.0.0.1:1 and 127.0.0.1:2', isCut: false } as const;
const datagram = { ...stream, style: 'datagram' } as const;
const data = (side: TrafficPiece['side'], text: string): TrafficPiece => ({
  side,
  kind: 'data',
  bytes: Buffer.from(text),
});
/** The statements behind those that connect. */
const played = (text: string): string[] => {
  const lines = text.trimEnd().split('\n');
  return lines
    .slice(lines.findLastIndex((line) => /^ {2}(?:connect|accept)/.test(line)) + 1)
    .map((line) => line.trim());
};

describe('experimentFromTraffic', () => {
  it('plays both sides, with the chunks of a stream joined', () => {
    const text = experimentFromTraffic(
      [data('client', 'he'), data('client', 'llo'), data('server', 'HELLO'), { side: 'client', kind: 'end' }],
      stream,
    );
    assert.deepEqual(played(text), [
      'client > "hello"',
      'conn < "hello"',
      'conn > "HELLO"',
      'client < "HELLO"',
      'client end',
      'conn < end',
    ]);
  });

  it('starts TLS where it was started, once, with the same server', () => {
    const secure = { side: 'server', kind: 'secure' } as const;
    const begun = [data('client', 'STARTTLS'), secure, data('client', 'hello'), secure];
    assert.deepEqual(played(experimentFromTraffic(begun, stream)), [
      'client > "STARTTLS"',
      'conn < "STARTTLS"',
      'together',
      'do',
      'client secure',
      'do',
      'conn secure',
      'client > "hello"',
      'conn < "hello"',
    ]);
    const reversed = played(experimentFromTraffic([{ ...secure, side: 'client' }], stream));
    assert.deepEqual(reversed, ['together', 'do', 'client secure as server', 'do', 'conn secure as client']);
  });

  it('keeps datagrams apart, and begins with the first that the server could answer', () => {
    const text = experimentFromTraffic(
      [data('server', 'early'), data('client', 'a'), data('client', 'b'), data('server', 'c')],
      datagram,
    );
    assert.deepEqual(played(text), [
      'client > "a"',
      'server < "a"',
      'client > "b"',
      'server < "b"',
      'server > "c"',
      'client < "c"',
    ]);
  });

  it('says what it leaves out', () => {
    const lost = experimentFromTraffic(
      [data('client', 'a'), { side: 'server', kind: 'data', bytes: undefined }, data('client', 'b')],
      { ...stream, isCut: true },
    );
    assert.match(lost, /no longer held how it began/);
    assert.deepEqual(played(lost), [
      'client > "a"',
      'conn < "a"',
      '# The capture no longer held the bytes that came here.',
    ]);
    const large = { side: 'client', kind: 'data', bytes: Buffer.alloc(trafficLimitBytes) } as const;
    const long = experimentFromTraffic([large, data('server', 'x'), large], stream);
    assert.match(long, /# More came/);
    assert.ok(long.length < 1000);
  });

  it('lets nothing of an address out of its comment', () => {
    const text = experimentFromTraffic([], { ...stream, between: 'unix:/a\nrun "evil" as x' });
    assert.doesNotMatch(text, /^run/m);
  });

  it('has no errors, whatever came', () => {
    fc.assert(
      fc.property(trafficPieces(), fc.constantFrom(stream, datagram), (pieces, source) => {
        const { problems } = checkExperiment(experimentFromTraffic(pieces, source));
        assert.deepEqual(
          problems.filter(({ severity }) => severity === 'error'),
          [],
        );
      }),
    );
  });
});
