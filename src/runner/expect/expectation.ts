/** Matches what an expectation wants against an inbox, each time something arrives. */
import type { BytePattern } from '../../bytes/search/bytePattern.ts';
import type { Captures } from '../../engine/responders/rules/match/ruleExpression.ts';
import type { SearchMatch } from '../../engine/responders/rules/match/ruleExpression.ts';
import type { Inbox } from '../state/inbox.ts';

export type Wanted =
  | { readonly kind: 'literal' | 'contains'; readonly pattern: BytePattern }
  | {
      readonly kind: 'matches';
      readonly search: SearchMatch;
      readonly source: string;
      /** Bytes that are searched; absent: any number. */
      readonly mostBytes?: number;
    }
  | { readonly kind: 'bytes'; readonly count: number }
  | { readonly kind: 'line' | 'any' | 'end' | 'reset' | 'closed' | 'nothing' };

export type Outcome =
  | { readonly kind: 'met'; readonly received?: Uint8Array; readonly captures?: Captures }
  /** It may still arrive. */
  | { readonly kind: 'open' }
  /** It can never arrive. `message` says why, in a sentence. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

const open: Outcome = { kind: 'open' };

/** The progress of an expectation, so that no byte is examined again each time something arrives. */
export class Progress {
  counted = 0;
  /** Unread bytes already examined: they match so far, or no match begins in them. */
  examined = 0;
  #takenBytes = 0;

  /** Starts over if another expectation has consumed bytes meanwhile. */
  follow(inbox: Inbox): void {
    if (inbox.takenBytes !== this.#takenBytes) this.examined = 0;
    this.#takenBytes = inbox.takenBytes;
  }
}

/** Matches the unread bytes, and consumes them on success. `progress` is kept between the calls for one expectation. */
export function judge(wanted: Wanted, inbox: Inbox, progress: Progress): Outcome {
  const outcome = judged(wanted, inbox, progress);
  // Lost bytes matter as soon as they are needed, but how a conversation ends is known without them.
  if (outcome.kind === 'met' || inbox.lost === 0 || wanted.kind === 'reset' || wanted.kind === 'closed')
    return outcome;
  return failed(
    'ERR_UNREAD',
    `More came than is kept for expectations, which is 1 MiB: ${inbox.lost} bytes behind it are lost.`,
  );
}

function judged(wanted: Wanted, inbox: Inbox, progress: Progress): Outcome {
  progress.follow(inbox);
  switch (wanted.kind) {
    case 'literal':
      return inbox.style === 'stream'
        ? nextBytes(wanted.pattern, inbox, progress)
        : wholeDatagram(wanted.pattern, inbox);
    case 'contains':
      return somewhere((bytes) => containedIn(wanted.pattern, bytes, progress), inbox);
    case 'matches':
      return matched(wanted, inbox);
    case 'bytes':
      return counted(wanted.count, inbox, progress);
    case 'line':
      return line(inbox);
    case 'any':
      return any(inbox);
    case 'nothing':
      return inbox.unread === undefined ? open : unexpected('Data came, but none was expected.');
    case 'end':
    case 'reset':
    case 'closed':
      return ending(wanted.kind, inbox);
  }
}

function nextBytes(pattern: BytePattern, inbox: Inbox, progress: Progress): Outcome {
  const unread = inbox.unread ?? new Uint8Array();
  const end = Math.min(pattern.length, unread.length);
  while (progress.examined < end && pattern.fitsAt(progress.examined, unread[progress.examined] ?? 0))
    progress.examined++;
  if (progress.examined === pattern.length) return { kind: 'met', received: inbox.take(pattern.length) };
  return progress.examined < end ? unexpected('Unexpected data came.') : stillOpen(inbox);
}

function wholeDatagram(pattern: BytePattern, inbox: Inbox): Outcome {
  const { unread } = inbox;
  if (unread === undefined) return stillOpen(inbox);
  return pattern.isAll(unread)
    ? { kind: 'met', received: inbox.take(unread.length) }
    : unexpected(`An unexpected ${inbox.messageName} came.`);
}

/** A large expression searches the first bytes only: with more it would block everything else. */
function matched(
  { search, mostBytes = Infinity }: Extract<Wanted, { kind: 'matches' }>,
  inbox: Inbox,
): Outcome {
  const outcome = somewhere((bytes) => search(bytes.subarray(0, mostBytes)), inbox);
  const came = inbox.unread?.length ?? 0;
  if (outcome.kind !== 'open' || came <= mostBytes) return outcome;
  const message = `${came} bytes came; the regular expression is so large that it looks at ${mostBytes} at most, and is not in those.`;
  return failed('ERR_EXPRESSION', message);
}

function somewhere(search: (bytes: Uint8Array) => Found | undefined, inbox: Inbox): Outcome {
  const { unread } = inbox;
  if (unread === undefined) return stillOpen(inbox);
  const found = search(unread);
  if (found !== undefined) {
    const received = inbox.take(found.end);
    return { kind: 'met', received, ...(found.captures === undefined ? {} : { captures: found.captures }) };
  }
  return inbox.style === 'datagram'
    ? unexpected(`An unexpected ${inbox.messageName} came.`)
    : stillOpen(inbox);
}

interface Found {
  /** End of the match, exclusive. */
  readonly end: number;
  readonly captures?: Captures;
}

function containedIn(pattern: BytePattern, bytes: Uint8Array, progress: Progress): Found | undefined {
  // A match may begin in the last bytes examined before.
  const from = Math.max(0, progress.examined - pattern.length + 1);
  const at = pattern.indexIn(bytes.subarray(from));
  progress.examined = bytes.length;
  return at < 0 ? undefined : { end: from + at + pattern.length };
}

/** Counted bytes need not be kept, so there may be any number of them. */
function counted(count: number, inbox: Inbox, progress: Progress): Outcome {
  while (progress.counted < count) {
    const more = inbox.skip(count - progress.counted);
    if (more === 0) break;
    progress.counted += more;
  }
  if (progress.counted === count) return { kind: 'met' };
  if (progress.counted > count)
    return failed('ERR_UNEXPECTED', `Expected ${count} bytes, but the datagrams had ${progress.counted}.`);
  return stillOpen(inbox, `after ${progress.counted} of the ${count} bytes`);
}

function line(inbox: Inbox): Outcome {
  const { unread } = inbox;
  if (unread === undefined) return stillOpen(inbox);
  const feed = unread.indexOf(0x0a);
  if (feed < 0 && inbox.style === 'stream') return stillOpen(inbox);
  const whole = inbox.take(feed < 0 ? unread.length : feed + 1);
  const stop = feed < 0 ? whole.length : whole[feed - 1] === 0x0d ? feed - 1 : feed;
  return { kind: 'met', received: whole.subarray(0, stop) };
}

function any(inbox: Inbox): Outcome {
  const { unread } = inbox;
  return unread === undefined ? stillOpen(inbox) : { kind: 'met', received: inbox.take(unread.length) };
}

function ending(kind: 'end' | 'reset' | 'closed', inbox: Inbox): Outcome {
  if (kind === 'closed') return inbox.closed ? { kind: 'met' } : open;
  // Bytes before the end come first.
  if (inbox.unread !== undefined && kind === 'end') return unexpected('More bytes came before the end.');
  if (kind === 'end' ? inbox.ended : inbox.reset) return { kind: 'met' };
  if (inbox.reset) return failed('ECONNRESET', 'The connection was reset, and not ended in order.');
  if (inbox.ended && inbox.closed)
    return failed('ERR_UNEXPECTED', 'The connection was ended in order, and not reset.');
  return inbox.closed ? failed('ERR_CLOSED', 'The connection was closed from this side.') : open;
}

/** Not met yet. `when`: how far it got, for the message if nothing more can arrive. */
function stillOpen(inbox: Inbox, when = 'before it came'): Outcome {
  if (inbox.framingFault !== undefined && inbox.unread === undefined)
    return failed('ERR_FRAMING', inbox.framingFault);
  if (!inbox.isOver) return open;
  if (inbox.reset) return failed('ECONNRESET', `The connection was reset ${when}.`);
  return inbox.ended
    ? failed('ERR_ENDED', `The peer ended its side ${when}.`)
    : failed('ERR_CLOSED', `The connection was closed ${when}.`);
}

function unexpected(what: string): Outcome {
  return failed('ERR_UNEXPECTED', what);
}

function failed(code: string, message: string): Outcome {
  return { kind: 'failed', code, message };
}
