/** Builds the failure of an unmet expectation, with everything that helps to see why. */
import { isDatagram } from '../../model/transports.ts';
import type { ExpectStatement } from '../../language/experiment/model/experiment.ts';
import { unreadAs, unreadElsewhere } from '../state/failureContext.ts';
import { compareAnywhere, compareBytes, compareWords } from '../results/compareBytes.ts';
import { failureHelp } from '../results/failureHelp.ts';
import type { Inbox } from '../state/inbox.ts';
import { milliseconds } from '../results/milliseconds.ts';
import type { Named } from '../state/named.ts';
import type { Scope } from '../state/bindings.ts';
import { failedAt } from '../results/stepFailure.ts';
import type { Comparison, StepFailure } from '../results/testResult.ts';
import type { Wanted } from './expectation.ts';

export interface Unmet {
  readonly wanted: Wanted;
  readonly inbox: Inbox;
  readonly named: Named;
  readonly scope: Scope;
  readonly waitedMs: number;
  /** Bytes counted so far. */
  readonly counted: number;
  readonly code: string;
  readonly message: string;
}

export function unmet(
  statement: ExpectStatement,
  { wanted, inbox, named, scope, waitedMs, counted, ...why }: Unmet,
): StepFailure {
  const name = statement.endpoint.value;
  const comparison = comparisonOf(wanted, inbox);
  const later = inbox.style === 'datagram' ? inbox.datagrams.slice(1) : [];
  const others = unreadElsewhere(scope, comparison?.received);
  const refused = refusal(named, why.code);
  const help =
    refused?.help ??
    endingHelp(wanted, inbox, name) ??
    (isAboutBytes(wanted) && counted === 0
      ? failureHelp({
          code: why.code,
          comparison,
          style: inbox.style,
          messageName: inbox.messageName,
          later,
          others,
        })
      : undefined);
  const also = later.slice(0, shownDatagrams).map((bytes) => unreadAs(name, bytes));
  return failedAt(statement, refused?.code ?? why.code, refused?.message ?? why.message, {
    waitedMs,
    ...(comparison === undefined ? {} : { comparison }),
    ...(also.length === 0 ? {} : { others: also }),
    ...(help === undefined ? {} : { help }),
  });
}

const shownDatagrams = 4;

/** A datagram rejected by the other host (ICMP), which explains why no reply comes. */
function refusal(named: Named, code: string): { code: string; message: string; help: string } | undefined {
  if (code !== 'ERR_TIMEOUT' || named.kind === 'program' || !isDatagram(named.traffic.transport))
    return undefined;
  const { failure } = named.traffic;
  if (failure === undefined) return undefined;
  const help = failure.advice ?? 'Start the other side first.';
  return { code: failure.code, message: `Nothing came. ${failure.message}`, help };
}

function endingHelp(wanted: Wanted, inbox: Inbox, name: string): string | undefined {
  if (inbox.isOver && (wanted.kind !== 'closed' || inbox.closed || inbox.reset)) return undefined;
  if (wanted.kind === 'closed' && inbox.ended)
    return `The peer has ended its side; this side is still open until "${name} close".`;
  return (wanted.kind === 'end' && inbox.unread === undefined) || wanted.kind === 'closed'
    ? 'The peer is still open: it ends its side by "end" or "close", a program by shutdown or close.'
    : undefined;
}

function isAboutBytes({ kind }: Wanted): boolean {
  return kind !== 'end' && kind !== 'reset' && kind !== 'closed';
}

function comparisonOf(wanted: Wanted, inbox: Inbox): Comparison | undefined {
  const received = inbox.unread ?? new Uint8Array();
  switch (wanted.kind) {
    case 'literal':
      return compareBytes(wanted.pattern, received);
    case 'contains':
      return compareAnywhere(wanted.pattern, received);
    case 'matches':
      return compareWords(wanted.source, received);
    case 'bytes':
      return received.length === 0 ? undefined : compareWords(`${wanted.count} bytes`, received);
    default:
      return received.length === 0 ? undefined : compareWords(wanted.kind, received);
  }
}

/** The message for an expectation that timed out. */
export function lateMessage(wanted: Wanted, withinMs: number, inbox: Inbox, counted: number): string {
  const time = `within ${milliseconds(withinMs)}`;
  switch (wanted.kind) {
    case 'end':
      return `The peer did not end its side ${time}.`;
    case 'reset':
      return `The peer did not reset the connection ${time}.`;
    case 'closed':
      return `The connection was not closed ${time}.`;
    case 'bytes':
      return `Only ${counted} of the ${wanted.count} bytes came ${time}.`;
    case 'line':
      return inbox.unread === undefined ? `No line came ${time}.` : `No whole line came ${time}.`;
    default:
      return inbox.unread === undefined ? `Nothing came ${time}.` : `What was expected did not come ${time}.`;
  }
}
