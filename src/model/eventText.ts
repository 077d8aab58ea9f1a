import { countText } from './countText.ts';
import type { CaptureRow } from './captureRow.ts';
import type { Unacknowledged } from './endEvents.ts';
import type { Data, EngineEvent } from './engineEvent.ts';
import type { Failure } from './result.ts';
import { formatBytes, formatDuration } from './units.ts';

/** How prominent a row is: data, a background step, a warning, a failure. */
export type Tone = 'data' | 'quiet' | 'warning' | 'error';

export interface EventText {
  readonly words: string;
  readonly tone: Tone;
}

export type LifecycleEvent = Exclude<EngineEvent, Data>;

/** A lifecycle event in plain words, without the socket call, which has a column of its own. */
export function eventText(event: LifecycleEvent): EventText {
  switch (event.type) {
    case 'opening':
      return quiet(
        parts(
          `opens a ${event.kind}`,
          event.target === undefined ? event.address : `${event.address} to ${event.target}`,
          answers(event.responder),
          ...(event.faults ?? []),
        ),
      );
    case 'socket':
      return quiet(parts(event.family, event.socketType, event.fd === undefined ? '' : `fd ${event.fd}`));
    case 'option':
      if (event.failure !== undefined) return failure(event.failure, 'error', `${event.name}=${event.value}`);
      return quiet(
        parts(
          `${event.name}=${event.value}`,
          event.effective === undefined ? '' : `the system made it ${event.effective}`,
          event.setBy === 'node' ? 'set by Node.js itself' : '',
        ),
      );
    case 'resolved':
      if (event.failure !== undefined) return failure(event.failure, 'error', event.host);
      return quiet(`${event.host} is ${event.addresses.join(', ')}`);
    case 'bound':
      return quiet(`bound to ${event.local}`);
    case 'listening':
      return quiet(parts(`listening on ${event.local}`, `backlog ${event.backlog}`));
    case 'connecting':
      return quiet(`tries ${event.remote}`);
    case 'attemptFailed':
      return failure(event.failure, event.only === true ? 'error' : 'warning', event.remote);
    case 'connected':
      return quiet(parts('established', event.local === '' ? '' : `from ${event.local}`));
    case 'accepted':
      return quiet(event.call === 'accept' ? 'established' : 'first datagram of a new peer');
    case 'handshake':
      return handshakeText(event);
    case 'closeNotify':
      if (event.missing === true)
        return warning('the peer ended without close_notify: what came may be cut off');
      return quiet(`${event.direction === 'in' ? 'peer' : 'our side'} will send no more (close_notify)`);
    case 'refused':
      return warning(parts(`turned away ${event.remote}`, `${event.limit} is ${event.limitValue}`));
    case 'waiting':
      return warning(`waits: the peer reads slowly, ${formatBytes(event.queued)} queued`);
    case 'drained':
      return quiet('goes on: the system has taken all that waited');
    case 'paused':
      if (event.reason === 'user') return quiet('reading paused');
      if (event.reason === 'responder') return quiet('reading paused: a reply is pending');
      return warning(
        event.reason === 'relay'
          ? 'reading paused: the other side takes nothing now'
          : 'reading paused: the peer does not read our replies',
      );
    case 'resumed':
      return quiet('reading goes on');
    case 'end':
      if (event.direction === 'in')
        return quiet(
          `peer ended its side (${event.beforeFin === true ? 'its FIN has not come yet' : 'FIN'})`,
        );
      return quiet(parts('our side ended (FIN)', endedAfter(event.afterMs)));
    case 'reset':
      return resetText(event);
    case 'closed':
      return closedText(event);
    case 'dropped':
      return warning(droppedWords(event));
    case 'reconnecting':
      return quiet(
        parts(`tries again in ${formatDuration(event.delayMs * 1000)}`, `attempt ${event.attempt}`),
      );
    case 'unlinked':
      return quiet(`removed a dead socket file: ${event.path}`);
    case 'responder':
      return quiet(event.responder === undefined ? 'no responder any more' : answers(event.responder));
    case 'fault':
      return warning(parts(event.kind, event.flow, event.detail));
    case 'faults':
      return quiet(event.faults.length === 0 ? 'no faults any more' : parts(...event.faults));
    case 'error':
      return failure(event.failure, 'error');
    case 'removed':
      return quiet('taken off the list');
    default:
      return unknownEvent(event);
  }
}

/** The socket call of a row, as the list shows it. */
export function callText(row: CaptureRow): string {
  return row.call ?? (row.event === undefined ? row.type : (namedOtherwise[row.event.type] ?? ''));
}

/** Labels of events that stand for no single call. */
const namedOtherwise: Partial<Record<string, string>> = {
  opening: 'open',
  responder: 'responder',
  faults: 'faults',
  fault: 'fault',
  removed: 'remove',
  handshake: 'handshake',
  closeNotify: 'close_notify',
};

function handshakeText(event: LifecycleEvent & { type: 'handshake' }): EventText {
  const { role, version = '', cipher = '', alpn, servername, chain, trustedBy, distrust, alert } = event;
  const facts = parts(
    version,
    cipher,
    alpn === undefined ? '' : `ALPN ${alpn}`,
    servername === undefined ? '' : `for ${servername}`,
    event.resumed === true ? 'resumed' : '',
  );
  if (event.failure !== undefined) {
    const who = alert?.direction === 'in' ? 'of the peer' : 'of ours';
    return failure(
      event.failure,
      'error',
      parts(alert === undefined ? '' : `alert ${alert.name} ${who}`, facts),
    );
  }
  if (distrust !== undefined)
    return warning(parts(facts, `would be refused but for verify=false: ${failureWords(distrust)}`));
  const trust = trustedBy === undefined ? 'not verified' : trusted[trustedBy];
  const peer = chain?.[0] === undefined ? '' : `${chain[0].subject}, ${trust}`;
  const none = role === 'client' || peer !== '' ? '' : 'no client certificate';
  return quiet(parts(facts, peer, none, formatDuration(event.durationUs)));
}

const trusted = {
  system: "trusted by the system's roots",
  ca: 'trusted by ca',
  lab: "trusted by the lab's authority",
} as const;

function endedAfter(afterMs: number | undefined): string {
  return afterMs === undefined
    ? ''
    : `nothing was sent for ${formatDuration(afterMs * 1000)} after the peer's end (endAfterMs)`;
}

function resetText(event: LifecycleEvent & { type: 'reset' }): EventText {
  const { direction, lost, unacknowledged, failure: cause } = event;
  const thrown = parts(lost > 0 ? `${formatBytes(lost)} not sent` : '', thrownAway(unacknowledged));
  if (cause !== undefined) return { words: parts(failureWords(cause), thrown), tone: 'error' };
  return direction === 'in'
    ? { words: parts('the peer reset the connection (RST)', thrown), tone: 'error' }
    : warning(parts('we reset the connection (RST)', thrown));
}

function closedText(event: LifecycleEvent & { type: 'closed' }): EventText {
  const { bytesIn, bytesOut, lost, unacknowledged, openUs } = event;
  // What the kernel had accepted but not delivered is lost, and the kernel does not say how much that is.
  const atMost = unacknowledged === 'unknown' ? 'at most ' : '';
  const sums = parts(
    `in ${formatBytes(bytesIn)}`,
    `out ${atMost}${formatBytes(bytesOut)}`,
    formatDuration(openUs),
  );
  const thrown = parts(lost > 0 ? `${formatBytes(lost)} not sent` : '', thrownAway(unacknowledged));
  return thrown === '' ? quiet(sums) : warning(parts(sums, thrown));
}

/** Bytes sent that may not have arrived, where their number is known. */
function thrownAway(unacknowledged: Unacknowledged | undefined): string {
  return typeof unacknowledged === 'number' ? `${formatBytes(unacknowledged)} sent but not acknowledged` : '';
}

function droppedWords({ where, count, bytes }: LifecycleEvent & { type: 'dropped' }): string {
  const size = bytes === undefined ? '' : ` (${formatBytes(bytes)})`;
  if (where === 'kernel')
    return `${countText(count, 'datagram')}${size} lost: the system's receive buffer was full`;
  if (where === 'sendQueue') return `${countText(count, 'write')}${size} lost: too much waits to be sent`;
  if (where === 'relay') return `${countText(count, 'chunk')}${size} lost: this side takes nothing more`;
  return `forgot ${countText(count, 'idle peer')}: there are too many`;
}

function failure(cause: Failure, tone: Tone, about = ''): EventText {
  return { words: parts(failureWords(cause), about), tone };
}

function failureWords({ code, message }: Failure): string {
  const words = message.replace(/\.$/, '');
  return `${code} · ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

function answers(responder: string | undefined): string {
  if (responder === undefined) return '';
  const [first = '', ...more] = responder.trim().split(/\r?\n/);
  return more.length === 0
    ? `answers: ${first}`
    : `answers: ${first} and ${countText(more.length, 'more rule')}`;
}

function quiet(words: string): EventText {
  return { words, tone: 'quiet' };
}

function warning(words: string): EventText {
  return { words, tone: 'warning' };
}

function parts(...words: string[]): string {
  return words.filter((word) => word !== '').join(' · ');
}

/** An event of a host newer than this page; the compiler proves that every event of ours is handled. */
function unknownEvent(event: never): EventText {
  return quiet((event as { type: string }).type);
}
