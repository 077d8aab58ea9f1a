import assert from 'node:assert/strict';
import { failureHelp } from '../../../src/runner/failureHelp.ts';
import { compareBytes } from '../../../src/runner/compareBytes.ts';
import { BytePattern } from '../../../src/payload/bytePattern.ts';

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
});
