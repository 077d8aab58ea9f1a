/** Sentences that help in the common cases of a failed expectation. */
import type { Comparison, Unread } from './testResult.ts';

export interface FailedExpectation {
  readonly code: string;
  readonly comparison: Comparison | undefined;
  readonly style: 'stream' | 'datagram';
  /** Datagrams that came after the one that was compared. */
  readonly later: readonly Uint8Array[];
  /** What has come elsewhere. */
  readonly others: readonly Unread[];
}

/** The first that applies; undefined where nothing is known. */
export function failureHelp(failed: FailedExpectation): string | undefined {
  const { comparison, code } = failed;
  if (comparison === undefined || comparison.received.length === 0) return nothingCame(failed);
  if (comparison.words !== undefined) return undefined;
  const wanted = latin1(comparison.expected);
  const came = latin1(comparison.received);
  return (
    (failed.style === 'datagram' ? inDatagrams(wanted, came, failed.later) : undefined) ??
    otherLineEnds(wanted, came) ??
    otherCase(wanted, came) ??
    otherCharset(comparison) ??
    (wanted.length > 0 && came.includes(wanted) ? behindHelp : undefined) ??
    (wanted.startsWith(came) ? onlyBegun(code) : undefined)
  );
}

function nothingCame({ code, comparison, others }: FailedExpectation): string | undefined {
  if (code === 'ERR_ENDED') return endedHelp;
  if (code !== 'ERR_TIMEOUT') return undefined;
  const { expected } = comparison ?? {};
  const elsewhere =
    expected === undefined || expected.length === 0
      ? undefined
      : others.find(({ bytes }) => latin1(bytes).startsWith(latin1(expected)));
  return elsewhere === undefined ? silentHelp : `It came to ${elsewhere.name} instead.`;
}

/** A message that was sent in pieces, or pieces that were sent as one. */
function inDatagrams(wanted: string, came: string, later: readonly Uint8Array[]): string | undefined {
  if (came === wanted || !wanted.startsWith(came)) return undefined;
  let joined = came;
  for (const [index, datagram] of later.entries()) {
    joined += latin1(datagram);
    if (joined === wanted)
      return `The bytes came, but in ${index + 2} datagrams: each is a message of its own, to be expected by itself.`;
  }
  return 'This datagram has only the beginning: each datagram is a message of its own, and the rest may come in the next one.';
}

function otherLineEnds(wanted: string, came: string): string | undefined {
  const [plainWanted, plainCame] = [withoutReturns(wanted), withoutReturns(came)];
  const stripped = plainWanted.replace(/\n$/, '');
  if (plainCame.startsWith(plainWanted)) {
    if (came.startsWith(wanted)) return undefined;
    return `The text differs only in its line ends: ${came.includes('\r\n') ? 'CR LF (\\r\\n)' : 'LF (\\n)'} came.`;
  }
  if (plainCame === stripped) return 'The text differs only in the line end behind it: none came.';
  return undefined;
}

function otherCase(wanted: string, came: string): string | undefined {
  const [small, smallCame] = [wanted.toLowerCase(), came.toLowerCase()];
  if (small === '') return undefined;
  if (smallCame.startsWith(small)) return 'The text differs only in upper and lower case.';
  return withoutReturns(smallCame).startsWith(withoutReturns(small).replace(/\n$/, ''))
    ? 'The text differs only in upper and lower case, and in its line ends.'
    : undefined;
}

/** The same text in UTF-8 and in Latin-1. */
function otherCharset({ expected, received }: Comparison): string | undefined {
  const wanted = Buffer.from(expected);
  const came = Buffer.from(received);
  const isPlain = [...wanted].every((byte) => byte < 0x80);
  if (isPlain) return undefined;
  if (wanted.toString('utf8') === came.toString('latin1'))
    return 'The text is the same, but it came in Latin-1: expect latin1"…".';
  return wanted.toString('latin1') === came.toString('utf8')
    ? 'The text is the same, but it came in UTF-8: expect it in plain quotes.'
    : undefined;
}

function onlyBegun(code: string): string | undefined {
  if (code === 'ERR_TIMEOUT')
    return 'Only the beginning came: the peer may wait for something, or "within" is too short.';
  return code === 'ERR_ENDED' ? 'Only the beginning came before the peer ended.' : undefined;
}

const behindHelp = 'What was expected came, but behind other bytes: expect those first, or use "contains".';
const silentHelp =
  'Nothing came at all: both sides may wait for each other, or nothing was sent that would be answered.';
const endedHelp =
  'The peer closed first: it may have answered already, or ended before it read what was sent.';

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
