import { accepts, type AddressKind } from '../model/endpointKinds.ts';
import { excerpt } from '../model/excerpt.ts';
import { isIPv4, isIPv6 } from './ipAddress.ts';
import type { Span } from '../model/problem.ts';
import type { ProblemList } from '../model/problemList.ts';
import { anyServicePort } from './serviceNames.ts';

/** The spans of host (without brackets) and port. Absent: not written. */
export interface AuthoritySpans {
  readonly host?: Span;
  readonly port?: Span;
}

/** Splits `host:port`, `[v6]:port`, `:port` or `port`; reports a missing port and missing brackets. */
export function splitHostPort(
  text: string,
  start: number,
  end: number,
  kind: AddressKind,
  problems: ProblemList,
): AuthoritySpans {
  const authority = text.slice(start, end);
  if (authority.startsWith('[')) return splitBracketed(text, start, end, kind, problems);
  const colon = authority.lastIndexOf(':');
  if (colon < 0) {
    if (/^[0-9]+$/.test(authority)) return { port: { start, end } };
    missingPort(authority, start, end, kind, problems);
    return authority === '' ? {} : { host: { start, end } };
  }
  if (authority.indexOf(':') !== colon) return splitBare(authority, start, end, kind, problems);
  return withPort({ start, end: start + colon }, start + colon + 1, end, kind, problems);
}

function splitBracketed(
  text: string,
  start: number,
  end: number,
  kind: AddressKind,
  problems: ProblemList,
): AuthoritySpans {
  const close = text.indexOf(']', start);
  if (close < 0 || close >= end) {
    problems.add(start, end, 'The closing "]" of the IPv6 address is missing.');
    return {};
  }
  const inside = text.slice(start + 1, close);
  const host = { start: start + 1, end: close };
  if (!isIPv6(inside)) {
    const fix = inside.includes(':') || inside === '' ? undefined : inside;
    problems.add(
      start,
      close + 1,
      `Brackets are for IPv6 addresses, such as [::1]; ${excerpt(inside)} is none.`,
      fix,
    );
  }
  const judged = isIPv6(inside) ? { host } : {};
  if (close + 1 === end) {
    missingPort('', end, end, kind, problems);
    return judged;
  }
  if (text[close + 1] !== ':') {
    problems.add(
      close + 1,
      end,
      `After "]" comes ":" and the port, not ${excerpt(text.slice(close + 1, end))}.`,
    );
    return judged;
  }
  if (close + 2 === end) missingPort('', end, end, kind, problems);
  return close + 2 === end ? judged : { ...judged, port: { start: close + 2, end } };
}

/** Several colons without brackets: an IPv6 address that needs them, or nonsense. */
function splitBare(
  authority: string,
  start: number,
  end: number,
  kind: AddressKind,
  problems: ProblemList,
): AuthoritySpans {
  const colon = authority.lastIndexOf(':');
  const before = authority.slice(0, colon);
  const after = authority.slice(colon + 1);
  if (isIPv6(before) && /^[0-9]{1,5}$/.test(after)) {
    const fix = `[${before}]:${after}`;
    problems.add(start, end, `An IPv6 address needs brackets, to separate it from the port: ${fix}.`, fix);
    return {};
  }
  if (isIPv6(authority)) {
    const fix = `[${authority}]${accepts(kind) ? ':0' : ''}`;
    problems.add(
      start,
      end,
      `An IPv6 address needs brackets, and a port after them, such as [${authority}]:9998.`,
      fix,
    );
    return {};
  }
  const colons =
    'An address has one ":" between host and port; an IPv6 address goes in brackets, such as [::1]:9998.';
  problems.add(start, end, `${excerpt(authority)} is not a host and a port. ${colons}`);
  return {};
}

function withPort(
  host: Span,
  start: number,
  end: number,
  kind: AddressKind,
  problems: ProblemList,
): AuthoritySpans {
  const written = host.start === host.end ? {} : { host };
  if (start < end) return { ...written, port: { start, end } };
  problems.add(end, end, portMessage(kind), accepts(kind) ? '0' : undefined);
  return written;
}

function missingPort(
  authority: string,
  start: number,
  end: number,
  kind: AddressKind,
  problems: ProblemList,
): void {
  // A lone word may be a service name rather than a host.
  if (!isIPv4(authority) && anyServicePort(authority) !== undefined) {
    problems.add(start, end, `A port is missing: for the service write ":${authority}".`, `:${authority}`);
  } else {
    problems.add(end, end, portMessage(kind), accepts(kind) ? ':0' : undefined);
  }
}

function portMessage(kind: AddressKind): string {
  return accepts(kind)
    ? 'A port is missing: add one, such as ":9998", or ":0" for a free one.'
    : 'A port is missing: add the one to connect to, such as ":9998".';
}
