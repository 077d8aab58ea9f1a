import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failureHelp } from '../../../../src/runner/results/failureHelp.ts';
import { compareBytes } from '../../../../src/runner/results/compareBytes.ts';
import { BytePattern } from '../../../../src/bytes/search/bytePattern.ts';

const bytes = (text: string): Buffer => Buffer.from(text);

function help(
  expected: string | Uint8Array,
  received: string | Uint8Array,
  more: Partial<Parameters<typeof failureHelp>[0]> = {},
): string {
  const comparison = compareBytes(new BytePattern(Buffer.from(expected)), Buffer.from(received));
  const failed = {
    code: 'ERR_UNEXPECTED',
    style: 'stream',
    messageName: 'datagram',
    later: [],
    others: [],
    comparison,
    ...more,
  } as const;
  return failureHelp(failed) ?? '';
}

describe('failureHelp', () => {
  it('knows the common cases', () => {
    const timeout = { code: 'ERR_TIMEOUT' };
    assert.match(help('x', '', timeout), /^Both sides may be waiting/);
    assert.match(help('x', '', { code: 'ERR_ENDED' }), /peer closed first/);
    assert.match(
      help('x', '', { ...timeout, others: [{ name: 'bob', bytes: bytes('xy'), length: 2 }] }),
      /bob/,
    );
    assert.match(
      help('a\nb\n', 'a\r\nb\r\n'),
      /Only the line end differs: got CR LF \(\\r\\n\), expected LF \(\\n\)\.$/,
    );
    assert.match(help('a\r\n', 'a\n'), /Only the line end differs: got LF \(\\n\), expected CR LF/);
    assert.match(help('a\n', 'a', timeout), /line end is missing: expected LF/);
    assert.match(help('Hello', 'hELLO'), /Only upper and lower case differ\.$/);
    assert.match(help('Hello\n', 'hello\r\n'), /lower case and the line ends differ/);
    assert.match(help('é', Buffer.from('é', 'latin1')), /Latin-1/);
    assert.match(help(Buffer.from('é', 'latin1'), 'é'), /UTF-8/);
    assert.match(help('b', 'ab'), /but after others/);
    assert.match(help('abc', 'ab', timeout), /Only the beginning came:/);
    assert.match(help('abc', 'ab', { code: 'ERR_ENDED' }), /before the peer ended/);
    assert.equal(help('abc', 'xyz'), '');
  });

  it('knows messages that came in several datagrams', () => {
    const datagram = { style: 'datagram' } as const;
    assert.match(help('abcdef', 'ab', { ...datagram, later: [bytes('cd'), bytes('ef')] }), /in 3 datagrams/);
    assert.match(help('abcdef', 'ab', datagram), /rest may come in the next one/);
  });

  it('says nothing of case where no letter is another', () => {
    const datagram = { style: 'datagram' } as const;
    assert.match(
      help('OK', 'OK\r\n', datagram),
      /Only the line end differs: got CR LF \(\\r\\n\), expected none/,
    );
    assert.match(help('200', '200\n', datagram), /got LF \(\\n\), expected none/);
    assert.equal(help('OK', 'OK'), '');
    assert.match(help('OK\r\n', 'OK'), /line end is missing: expected CR LF/);
    assert.equal(help('OK\r\n', 'NO'), '');
    assert.match(help('x', 'axb', datagram), /in a datagram with more/);
    // Bytes of Latin-1 that would be letters there.
    assert.equal(help(Buffer.of(0xc0, 1), Buffer.of(0xe0, 1)), '');
    assert.match(help('ÄPFEL', 'äpfel'), /Only upper and lower case differ\.$/);
    assert.match(help('A\nb\r\n', 'A\r\nb\n'), /ends differ: got both CR LF .* and LF .*, expected both/);
  });

  it('says of holes nothing that it cannot know', () => {
    const comparison = { ...compareBytes(new BytePattern(bytes('a\0b')), bytes('A\0b')), holes: [1] };
    const failed = {
      code: 'ERR_UNEXPECTED',
      style: 'stream',
      messageName: 'frame',
      later: [],
      others: [],
      comparison,
    } as const;
    assert.equal(failureHelp(failed), undefined);
  });

  it('is true of any two texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'A', 'b', '1', ' ', '\r\n', '\n', '\r', 'é', 'É'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((list) => list.join(''));
    const lf = (given: string): string => given.replaceAll('\r\n', '\n');
    const small = (given: string): string => given.toLowerCase();
    fc.assert(
      fc.property(text, text, fc.constantFrom('stream', 'datagram'), (wanted, came, style) => {
        const isDatagram = style === 'datagram';
        // What would have been met has not failed.
        fc.pre(isDatagram ? came !== wanted : !came.startsWith(wanted));
        const said = help(wanted, came, { style, code: 'ERR_TIMEOUT' });
        const same = (form: (given: string) => string): boolean =>
          isDatagram ? form(came) === form(wanted) : form(came).startsWith(form(wanted));
        if (/^Only the line ends? differs?: /.test(said) && !said.endsWith('expected none.')) {
          assert.ok(same(lf));
          const [, got = '', expected = ''] = /: got (.*), expected (.*)\.$/.exec(said) ?? [];
          for (const [names, given] of [
            [got, came],
            [expected, wanted],
          ] as const) {
            assert.equal(names.includes('CR LF'), given.includes('\r\n'));
            assert.equal(/(?<!CR )LF/.test(names), /(?<!\r)\n/.test(given));
          }
        }
        if (said.includes('lower case differ.')) assert.ok(same(small) && !same(lf));
        if (said.includes('lower case and')) {
          assert.ok(same((given) => lf(small(given))));
          assert.ok(!same(small) && !same(lf));
        }
        if (said.includes('line end is missing')) assert.match(wanted.slice(came.length), /^\r?\n$/);
        if (said.endsWith('got CR LF (\\r\\n), expected none.')) assert.equal(came, `${wanted}\r\n`);
        if (said.endsWith('got LF (\\n), expected none.')) assert.equal(came, `${wanted}\n`);
        if (said.includes('but after others')) assert.ok(came.indexOf(wanted) > 0);
        if (said.includes('with more')) assert.ok(came.includes(wanted));
        if (said.includes('Only the beginning')) assert.ok(wanted.startsWith(came));
        // And it is said where it is so.
        if (same(small) && !same(lf)) assert.ok(said.includes('lower case differ.'), said);
      }),
      { numRuns: 3000 },
    );
  });
});
