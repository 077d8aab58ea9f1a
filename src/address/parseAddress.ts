import type { Address, InetAddress, UnixAddress } from '../model/address.ts';
import { accepts, isClient, type AddressKind } from '../model/endpointKinds.ts';
import { hasPort, isDatagram, type Transport } from '../model/transports.ts';
import { checkOptions } from './checkOptions.ts';
import { checkTlsOptions } from './checkTlsOptions.ts';
import { excerpt } from '../model/excerpt.ts';
import { hostProblem } from './hostProblem.ts';
import { isBroadcast, isMulticast, unmappedAddress } from './ipAddress.ts';
import type { Span, Parsed } from '../model/problem.ts';
import { parseOptions, type ParsedOptions } from './parseOptions.ts';
import { parsePort } from './parsePort.ts';
import { parseScheme } from './parseScheme.ts';
import { ProblemList } from '../model/problemList.ts';
import { splitHostPort } from './splitHostPort.ts';
import { pathEnd, readUnixPath } from './unixPath.ts';

/** What the address is for, and the platform's limits. */
export interface AddressContext {
  readonly kind: AddressKind;
  /** Where it is known from the context: the scheme may be left out, and another scheme is a problem. */
  readonly transport?: Transport;
  /** The host of a listener that names none; absent: 127.0.0.1. */
  readonly defaultHost?: string;
  /** `process.platform`: limits of paths and options; absent: Linux's path limit, and options of any platform. */
  readonly platform?: string;
  /** `process.versions.node`; absent: options of any version. */
  readonly nodeVersion?: string;
}

const loopback = '127.0.0.1';

/**
 * Parses the address notation (`tcp://127.0.0.1:9998?backlog=5`, `:http`, `unix:demo`). White space around it is
 * allowed. A host that is missing (or a listener's `localhost`) becomes 127.0.0.1, an IPv4-mapped address IPv4.
 * Takes linear time and never throws.
 */
export function parseAddress(text: string, context: AddressContext): Parsed<Address> {
  const problems = new ProblemList();
  const end = text.trimEnd().length;
  const start = Math.min(text.length - text.trimStart().length, end);
  const { transport, from } = parseScheme(text, { start, end }, context.transport, problems);
  // Without a transport the rest cannot be checked; the scheme's problem has been reported.
  if (transport === undefined) return problems.result<Address>(nowhere);
  const address = !hasPort(transport)
    ? parseUnix(text, from, end, context, problems)
    : parseInet(text, from, end, transport, context, problems);
  return problems.result<Address>(address);
}

/** A placeholder that is never returned, used once a problem has been found. */
const nowhere: UnixAddress = { transport: 'unix', path: '', options: {} };

function parseUnix(
  text: string,
  from: number,
  end: number,
  context: AddressContext,
  problems: ProblemList,
): UnixAddress {
  const stop = pathEnd(text, from, end);
  const path = readUnixPath(text, from, stop, context, problems);
  const { options } = readQuery(text, stop, end, 'unix', context, problems);
  return { transport: 'unix', path, options };
}

function parseInet(
  text: string,
  from: number,
  end: number,
  transport: InetAddress['transport'],
  context: AddressContext,
  problems: ProblemList,
): InetAddress {
  const question = text.indexOf('?', from);
  const stop = question < 0 || question > end ? end : question;
  const slash = text.indexOf('/', from);
  const authorityEnd = slash < 0 || slash > stop ? stop : slash;
  if (authorityEnd < stop) {
    problems.add(authorityEnd, stop, `A ${transport} address ends with its port: it has no path.`, '');
  }
  const parts = splitHostPort(text, from, authorityEnd, context.kind, problems);
  const host = readHost(text, parts.host, from, transport, context, problems);
  const port = parts.port === undefined ? 0 : parsePort(text, parts.port, transport, context.kind, problems);
  const query = readQuery(text, stop, end, transport, context, problems);
  checkOptions(host, transport, query, problems);
  checkTlsOptions(context.kind, query, problems);
  return { transport, host, port, options: query.options };
}

function readQuery(
  text: string,
  question: number,
  end: number,
  transport: Transport,
  context: AddressContext,
  problems: ProblemList,
): ParsedOptions {
  if (question >= end) return { options: {}, spans: new Map() };
  return parseOptions(text, question + 1, end, { ...context, transport }, problems);
}

/** The host of the address. `from`: where a missing one would be. */
function readHost(
  text: string,
  span: Span | undefined,
  from: number,
  transport: InetAddress['transport'],
  { kind, defaultHost }: AddressContext,
  problems: ProblemList,
): string {
  if (span === undefined)
    return accepts(kind) ? readDefault(defaultHost ?? loopback, from, problems) : loopback;
  const host = text.slice(span.start, span.end);
  if (host === '*') {
    if (isClient(kind)) {
      const message = 'A client connects to one address; "*" (all interfaces) is for listeners.';
      problems.add(span.start, span.end, message, loopback);
    }
    return host;
  }
  const wrong = hostProblem(host);
  if (wrong !== undefined) problems.addAll([wrong], span.start);
  else if (!isDatagram(transport) && (isMulticast(host) || isBroadcast(host))) {
    const kind = isMulticast(host) ? 'multicast' : 'broadcast';
    problems.add(span.start, span.end, `${excerpt(host)} is a ${kind} address, which only udp can use.`);
  }
  return accepts(kind) ? boundHost(host) : unmappedAddress(host);
}

function readDefault(host: string, from: number, problems: ProblemList): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (bare !== '*' && hostProblem(bare) !== undefined) {
    problems.add(from, from, `No host is given, and the default host ${excerpt(host)} is not a valid one.`);
  }
  return boundHost(bare);
}

/** `localhost` is bound as 127.0.0.1, so that it means the same whatever the system's hosts file says. */
function boundHost(host: string): string {
  return host.toLowerCase() === 'localhost' ? loopback : unmappedAddress(host);
}
