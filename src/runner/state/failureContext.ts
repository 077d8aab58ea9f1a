/** The circumstances of a failed step: unread bytes elsewhere, and the output of programs. */
import { isDatagram } from '../../model/transports.ts';
import { accepts } from '../../model/endpointKinds.ts';
import type { Inbox } from './inbox.ts';
import type { Named } from './named.ts';
import type { RunningProgram } from './runningProgram.ts';
import type { Scope } from './bindings.ts';
import { cancelled } from '../results/stepFailure.ts';
import type { ProgramWords, StepFailure, Unread } from '../results/testResult.ts';

const shownBytes = 1024;
const shownOthers = 8;

export function withCircumstances(failure: StepFailure, scope: Scope): StepFailure {
  if (failure.code === cancelled) return failure;
  const { comparison } = failure;
  const others = [...(failure.others ?? []), ...unreadElsewhere(scope, comparison?.received)];
  const programs = [...scope.all()].flatMap(([name, named]) =>
    named.kind === 'program' ? [programWords(name, named.program)] : [],
  );
  return {
    ...failure,
    ...(others.length === 0 ? {} : { others: others.slice(0, shownOthers) }),
    ...(programs.length === 0 ? {} : { programs }),
  };
}

/** All unread bytes but those the comparison already shows. */
export function unreadElsewhere(scope: Scope, shown: Uint8Array | undefined): Unread[] {
  const seen = new Set<Inbox>();
  return [...scope.all()].flatMap(([name, named]) => {
    const inbox = inboxOf(named);
    if (inbox === undefined || seen.has(inbox)) return [];
    seen.add(inbox);
    const { unread } = inbox;
    if (unread === undefined || (shown !== undefined && Buffer.compare(unread, shown) === 0)) return [];
    return [unreadAs(name, unread)];
  });
}

export function unreadAs(name: string, bytes: Uint8Array): Unread {
  return { name, bytes: Uint8Array.from(bytes.subarray(0, shownBytes)), length: bytes.length };
}

/** The inbox of a name; for a listener of streams it only has its end. */
export function inboxOf(named: Named): Inbox | undefined {
  if (named.kind === 'program') return undefined;
  if (named.kind === 'connection') return named.conversation.inbox;
  const { traffic, endpointKind } = named;
  // For datagrams, those of all peers; for a stream client, its one connection.
  return isDatagram(traffic.transport) || accepts(endpointKind)
    ? traffic.inbox
    : (traffic.latest?.inbox ?? traffic.inbox);
}

export function programWords(name: string, { commandLine, end, lastWords }: RunningProgram): ProgramWords {
  const ended = end?.failure === undefined ? {} : { ended: end.failure.message };
  return { name, commandLine, running: end === undefined, ...ended, lastWords };
}
