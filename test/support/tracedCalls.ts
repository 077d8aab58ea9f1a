/** The socket calls of a process as seen by the kernel (`strace`), and from our events, in the same notation. */
import { readFileSync } from 'node:fs';
import type { EngineEvent } from '../../src/model/engineEvent.ts';

/** The calls by descriptor, from its creation on: `setsockopt TCP_NODELAY 1`, `bind 127.0.0.1`, … */
export type CallsOfSockets = readonly (readonly string[])[];

/** The filter for `strace`. */
export const tracedCalls = 'trace=socket,setsockopt,bind,listen,connect,accept4,shutdown,close';

/** Options whose values `strace` prints in its own notation, compared by name only. */
const namedOnly =
  /^(IP|IPV6)_(MULTICAST_IF|ADD_MEMBERSHIP|ADD_SOURCE_MEMBERSHIP|JOIN_GROUP|DROP_MEMBERSHIP)$/;

/** Parses a trace (`strace -f -o`). Sockets of the C library's own lookups are left out. */
export function readTrace(file: string): CallsOfSockets {
  const open = new Map<string, string[]>();
  const all: string[][] = [];
  const begin = (fd: string, call: string): void => {
    const calls = [call];
    open.set(fd, calls);
    all.push(calls);
  };
  for (const line of whole(readFileSync(file, 'utf8'))) {
    const [, call = '', args = '', outcome = ''] = /^(\w+)\((.*)\)\s+= (.*)$/.exec(line) ?? [];
    const fd = /^\d+/.exec(args)?.[0] ?? '';
    if (call === 'socket') begin(outcome, `socket ${args.split(/[ |]/, 2).join(' ').replace(',', '')}`);
    else if (call === 'accept4' && /^\d+$/.test(outcome)) begin(outcome, 'accept');
    else open.get(fd)?.push(...wordsOf(call, args));
    if (call === 'close') open.delete(fd);
  }
  return all.filter(
    ([first = '', second = '']) => !/AF_NETLINK|AF_UNIX SOCK_DGRAM/.test(first) && !/nscd/.test(second),
  );
}

/** Joins calls that were interrupted by another thread's. */
function whole(text: string): string[] {
  const halves = new Map<string, string>();
  return text.split('\n').flatMap((line) => {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const begun = /^(.*) <unfinished \.\.\.>$/.exec(rest)?.[1];
    if (begun !== undefined) {
      halves.set(pid, begun);
      return [];
    }
    const end = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)?.[1];
    return end === undefined ? [rest] : [`${halves.get(pid) ?? ''}${end}`];
  });
}

function wordsOf(call: string, args: string): string[] {
  switch (call) {
    case 'setsockopt': {
      const [, , name = '', value = ''] = args.split(', ');
      return [`setsockopt ${option(name, value.replace(/^\[|\]$/g, ''))}`];
    }
    case 'bind':
    case 'connect':
      return [`${call} ${place(args)}`];
    case 'listen':
      return [`listen ${args.split(', ')[1] ?? ''}`];
    case 'shutdown':
    case 'close':
      return [call];
    default:
      return [];
  }
}

function option(name: string, value: string): string {
  return namedOnly.test(name) ? name.replace('JOIN_GROUP', 'ADD_MEMBERSHIP') : `${name} ${value}`;
}

function place(args: string): string {
  const path = /sun_path="([^"]*)"/.exec(args)?.[1];
  if (path !== undefined) return path;
  const abstract = /sun_path=@"([^"]*)"/.exec(args)?.[1];
  if (abstract !== undefined) return `@${abstract}`;
  return /(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]*)"/.exec(args)?.[1] ?? args;
}

/** The same from events; connections without their own descriptor (UDP peers) make no calls. */
export function eventCalls(events: readonly EngineEvent[]): CallsOfSockets {
  const all: string[][] = [];
  const current = new Map<number | undefined, string[]>();
  const transport = events.find((event) => event.type === 'opening')?.transport;
  const isClient = events.some((event) => event.type === 'opening' && event.kind === 'client');
  const of = (event: EngineEvent): number | undefined =>
    transport === 'udp' || !('connection' in event) ? undefined : event.connection;
  for (const event of events) {
    const begun = begins(event);
    if (begun !== undefined) {
      const calls = [begun];
      current.set(of(event), calls);
      all.push(calls);
    }
    if (event.type === 'closed' && isClient && transport !== 'udp' && event.connection === undefined)
      continue;
    if (event.type === 'closed' && transport === 'udp' && event.connection !== undefined) continue;
    current.get(of(event))?.push(...follows(event));
    // A failed attempt closes its socket.
    if (event.type === 'attemptFailed') current.delete(event.connection);
  }
  return all;
}

function begins(event: EngineEvent): string | undefined {
  if (event.type === 'socket') return `socket ${event.family} ${event.socketType}`;
  return event.type === 'accepted' && event.call === 'accept' ? 'accept' : undefined;
}

function follows(event: EngineEvent): string[] {
  switch (event.type) {
    case 'option':
      return [`setsockopt ${option(event.name, event.value)}`];
    case 'bound':
      return [`bind ${bare(event.local)}`];
    case 'connecting':
      return [`connect ${bare(event.remote)}`];
    case 'listening':
      return [`listen ${event.backlog}`];
    case 'end':
      return event.direction === 'out' ? ['shutdown'] : [];
    case 'attemptFailed':
      return [...(event.call === 'bind' ? [`bind ${bare(event.failure.address ?? '')}`] : []), 'close'];
    case 'closed':
      return ['close'];
    default:
      return [];
  }
}

function bare(address: string): string {
  return address.startsWith('unix:')
    ? address.slice('unix:'.length)
    : address
        .replace(/^\w+:\/\//, '')
        .replace(/:\d+$/, '')
        .replace(/^\[|\]$/g, '');
}
