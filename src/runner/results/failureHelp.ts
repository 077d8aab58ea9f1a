/** Hints for the common causes of a failed expectation. */
import type { Comparison, Unread } from './testResult.ts';

export interface FailedExpectation {
  readonly code: string;
  readonly comparison: Comparison | undefined;
  readonly style: 'stream' | 'datagram';
  /** What to call a message, where the style is not a stream. */
  readonly messageName: 'datagram' | 'frame';
  /** Datagrams received after the compared one. */
  readonly later: readonly Uint8Array[];
  /** Unread bytes of other endpoints. */
  readonly others: readonly Unread[];
}

/** Returns the first hint that applies, if any. Hints are exact, to the byte. */
export function failureHelp(failed: FailedExpectation): string | undefined {
  const { comparison, code, style } = failed;
  if (comparison === undefined || comparison.received.length === 0) return nothingCame(failed);
  // Bytes with holes are not text.
  if (comparison.words !== undefined || (comparison.holes?.length ?? 0) > 0) return undefined;
  const wanted = latin1(comparison.expected);
  const came = latin1(comparison.received);
  if (wanted === '') return undefined;
  const isDatagram = style === 'datagram';
  const isAnywhere = comparison.anywhere === true;
  const fits: Fits = (all, text) =>
    isAnywhere ? all.includes(text) : isDatagram ? all === text : all.startsWith(text);
  return (
    (isDatagram && !isAnywhere ? inDatagrams(wanted, came, failed) : undefined) ??
    otherEnd(wanted, came, isDatagram) ??
    otherLineEnds(wanted, came, fits) ??
    otherCase(comparison, fits) ??
    otherCharset(comparison) ??
    (!isAnywhere && (isDatagram ? came.includes(wanted) : came.indexOf(wanted) > 0)
      ? behindHelp(isDatagram ? failed.messageName : undefined)
      : undefined) ??
    (!isAnywhere && wanted.startsWith(came) ? onlyBegun(code) : undefined)
  );
}

/**
 * Whether `all` matches the expected `text`: of a stream, its beginning; of a datagram, all; with `contains`, any part.
 */
type Fits = (all: string, text: string) => boolean;

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

/** A message sent in pieces, or only its beginning. */
function inDatagrams(
  wanted: string,
  came: string,
  { later, messageName }: FailedExpectation,
): string | undefined {
  if (came === wanted || !wanted.startsWith(came)) return undefined;
  let joined = came;
  for (const [index, datagram] of later.entries()) {
    joined += latin1(datagram);
    if (joined === wanted)
      return `The bytes came, but in ${index + 2} ${messageName}s: each is a message of its own, to be expected by itself.`;
  }
  return `This ${messageName} has only the beginning: each ${messageName} is a message of its own, and the rest may come in the next one.`;
}

/** The same text with a different final line ending, or none. */
function otherEnd(wanted: string, came: string, isDatagram: boolean): string | undefined {
  const [text, end] = withoutEnd(wanted);
  if (end !== '' && came === text) return `Only the line end is missing: expected ${lineEndName(end)}.`;
  // Later bytes of a stream are left to the next expectation.
  const [cameText, cameEnd] = withoutEnd(came);
  return isDatagram && end === '' && cameEnd !== '' && cameText === wanted
    ? `Only the line end differs: got ${lineEndName(cameEnd)}, expected none.`
    : undefined;
}

function otherLineEnds(wanted: string, came: string, fits: Fits): string | undefined {
  if (fits(came, wanted) || !fits(withoutReturns(came), withoutReturns(wanted))) return undefined;
  const [got, expected] = [lineEndNames(came), lineEndNames(wanted)];
  const one = got.length === 1 && expected.length === 1;
  return one
    ? `Only the line end differs: got ${got[0]}, expected ${expected[0]}.`
    : `Only the line ends differ: got ${namesText(got)}, expected ${namesText(expected)}.`;
}

function otherCase({ expected, received }: Comparison, fits: Fits): string | undefined {
  const [wanted, came] = [textOf(expected), textOf(received)];
  if (wanted === undefined || came === undefined) return undefined;
  if (fits(came, wanted) || fits(withoutReturns(came), withoutReturns(wanted))) return undefined;
  const [small, smallCame] = [wanted.toLowerCase(), came.toLowerCase()];
  if (fits(smallCame, small)) return 'Only upper and lower case differ.';
  return fits(withoutReturns(smallCame), withoutReturns(small))
    ? 'Only upper and lower case and the line ends differ.'
    : undefined;
}

/** Splits off the final line ending: CR LF, LF, or none. */
function withoutEnd(text: string): [text: string, end: string] {
  const end = text.endsWith('\r\n') ? '\r\n' : text.endsWith('\n') ? '\n' : '';
  return [text.slice(0, text.length - end.length), end];
}

/** The kinds of line ends in a text; none where it has no line end. */
function lineEndNames(text: string): string[] {
  const [crlf, lf] = [text.includes('\r\n'), /(?:^|[^\r])\n/.test(text)];
  return [...(crlf ? [lineEndName('\r\n')] : []), ...(lf ? [lineEndName('\n')] : [])];
}

function namesText(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.length > 1 ? `both ${names.join(' and ')}` : (names[0] ?? '');
}

function lineEndName(end: string): string {
  return end === '\n' ? 'LF (\\n)' : 'CR LF (\\r\\n)';
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes decoded as UTF-8; undefined for others, whose letters are not known. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The same text, once in UTF-8 and once in Latin-1. */
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
    return 'Only the beginning came: the peer may be waiting for something, or "within" is too short.';
  return code === 'ERR_ENDED' ? 'Only the beginning came before the peer ended.' : undefined;
}

function behindHelp(messageName: string | undefined): string {
  return messageName !== undefined
    ? `The expected bytes came, but in a ${messageName} with more: use "contains".`
    : 'The expected bytes came, but after others: expect those first, or use "contains".';
}

const silentHelp =
  'Both sides may be waiting for each other, or nothing was sent that the other side would reply to.';
const endedHelp =
  'The peer closed first: it may have replied already, or ended before it read what was sent.';

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
