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
    assert.match(help('x', '', timeout), /both sides may wait/);
    assert.match(help('x', '', { code: 'ERR_ENDED' }), /peer closed first/);
    assert.match(
      help('x', '', { ...timeout, others: [{ name: 'bob', bytes: bytes('xy'), length: 2 }] }),
      /bob/,
    );
    assert.match(help('a\nb\n', 'a\r\nb\r\n'), /line ends: CR LF/);
    assert.match(help('a\r\n', 'a\n'), /line ends: LF/);
    assert.match(help('a\n', 'a', timeout), /none came/);
    assert.match(help('Hello', 'hELLO'), /upper and lower case\.$/);
    assert.match(help('Hello\n', 'hello\r\n'), /and in its line ends/);
    assert.match(help('é', Buffer.from('é', 'latin1')), /Latin-1/);
    assert.match(help(Buffer.from('é', 'latin1'), 'é'), /UTF-8/);
    assert.match(help('b', 'ab'), /behind other bytes/);
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
    assert.match(help('OK', 'OK\r\n', datagram), /line end behind it: CR LF \(\\r\\n\) came/);
    assert.match(help('200', '200\n', datagram), /line end behind it: LF \(\\n\) came/);
    assert.equal(help('OK', 'OK'), '');
    assert.match(help('OK\r\n', 'OK'), /line end behind it: none came/);
    assert.equal(help('OK\r\n', 'NO'), '');
    assert.match(help('x', 'axb', datagram), /datagram that has more/);
    // Bytes of Latin-1 that would be letters there.
    assert.equal(help(Buffer.of(0xc0, 1), Buffer.of(0xe0, 1)), '');
    assert.match(help('ÄPFEL', 'äpfel'), /upper and lower case\.$/);
    assert.match(help('A\nb\r\n', 'A\r\nb\n'), /both CR LF .* and LF/);
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
        if (said.includes('only in its line ends')) {
          assert.ok(same(lf));
          if (said.includes('CR LF')) assert.ok(came.includes('\r\n'));
          if (/(?<!CR )LF/.test(said)) assert.match(came, /(?<!\r)\n/);
        }
        if (said.includes('lower case.')) assert.ok(same(small) && !same(lf));
        if (said.includes('lower case, and')) {
          assert.ok(same((given) => lf(small(given))));
          assert.ok(!same(small) && !same(lf));
        }
        if (said.includes('none came')) assert.match(wanted.slice(came.length), /^\r?\n$/);
        if (said.includes('behind it: CR')) assert.equal(came, `${wanted}\r\n`);
        if (said.includes('behind it: LF')) assert.equal(came, `${wanted}\n`);
        if (said.includes('behind other bytes')) assert.ok(came.indexOf(wanted) > 0);
        if (said.includes('has more')) assert.ok(came.includes(wanted));
        if (said.includes('Only the beginning')) assert.ok(wanted.startsWith(came));
        // And it is said where it is so.
        if (same(small) && !same(lf)) assert.ok(said.includes('lower case.'), said);
      }),
      { numRuns: 3000 },
    );
  });
});
