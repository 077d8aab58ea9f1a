/** Sentences that help in the common cases of a failed expectation. */
import type { Comparison } from './testResult.ts';

export interface FailedExpectation {
  readonly code: string;
  readonly comparison: Comparison | undefined;
  readonly style: 'stream' | 'datagram';
  /** Datagrams that wait. */
  readonly waiting: number;
}

/** The first that applies; undefined where nothing is known. */
export function failureHelp(failed: FailedExpectation): string | undefined {
  const { comparison, code } = failed;
  if (comparison === undefined) return code === 'ERR_ENDED' ? endedHelp : undefined;
  const { expected, received } = comparison;
  if (received.length === 0)
    return code === 'ERR_TIMEOUT' ? silentHelp : code === 'ERR_ENDED' ? endedHelp : undefined;
  const [wanted, came] = [Buffer.from(expected).toString('latin1'), Buffer.from(received).toString('latin1')];
  if (failed.style === 'datagram' && failed.waiting > 1 && came === wanted)
    return `The bytes came, but in ${failed.waiting} datagrams: each is a message of its own.`;
  if (withoutLineEnds(wanted) === withoutLineEnds(came)) return lineEndHelp(wanted, came);
  if (withoutLineEnds(wanted).toLowerCase() === withoutLineEnds(came).toLowerCase())
    return 'The text differs only in upper and lower case.';
  if (came.includes(wanted))
    return 'What was expected came, but behind other bytes: expect those first, or use "contains".';
  if (wanted.startsWith(came) && code === 'ERR_TIMEOUT')
    return 'Only the beginning came: the peer may wait for something, or "within" is too short.';
  if (wanted.startsWith(came) && code === 'ERR_ENDED')
    return 'Only the beginning came before the peer ended.';
  return undefined;
}

const silentHelp =
  'Nothing came at all: both sides may wait for each other, or nothing was sent that would be answered.';
const endedHelp =
  'The peer closed first: it may have answered already, or ended before it read what was sent.';

function withoutLineEnds(text: string): string {
  return text.replace(/\r?\n/g, '\n').replace(/\n$/, '');
}

function lineEndHelp(wanted: string, came: string): string {
  if (came.includes('\r\n') !== wanted.includes('\r\n'))
    return `The text differs only in its line ends: ${came.includes('\r\n') ? 'CR LF (\\r\\n)' : 'LF (\\n)'} came.`;
  return came.endsWith('\n')
    ? 'The text differs only in the line end behind it: one came.'
    : 'The text differs only in the line end behind it: none came.';
}
