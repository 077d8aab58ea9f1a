import { excerpt } from '../model/excerpt.ts';
import { isIPv4, isIPv6 } from './ipAddress.ts';
import type { Problem } from '../model/problem.ts';

/** RFC 1035 section 2.3.4. */
const longestName = 253;
const longestLabel = 63;
// Letters, digits, hyphens (RFC 1123), the underscore (in use though not allowed), letters of any script (IDN).
const badCharacter = /[^A-Za-z0-9_\-\p{L}\p{N}\p{M}]/u;

/**
 * The problem with a host written without brackets, an IPv4 or IPv6 address or a DNS name, with its span within
 * `host`; undefined where it is valid. `*` is not a host and is not checked here.
 */
export function hostProblem(host: string): Problem | undefined {
  if (isIPv4(host) || isIPv6(host)) return undefined;
  const whole = { start: 0, end: host.length };
  if (host.includes(':')) {
    return {
      ...whole,
      message: `${excerpt(host)} is not an IPv6 address: it has eight groups of up to four hex digits, or "::" once.`,
    };
  }
  if (host.length > longestName + 1) {
    return {
      ...whole,
      message: `The host name has ${host.length} characters; at most ${longestName} are allowed.`,
    };
  }
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.');
  // A name whose last label is a number can only be meant as an IPv4 address.
  if (/^(?:[0-9]+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? '')) return quadProblem(host, labels);
  return nameProblem(host, labels);
}

function quadProblem(host: string, labels: readonly string[]): Problem {
  let start = 0;
  for (const label of labels) {
    const span = { start, end: start + label.length };
    start = span.end + 1;
    if (/^0[0-9]+$/.test(label)) {
      const fix = String(Number(label));
      return {
        ...span,
        message: `${excerpt(label)} begins with 0, which some programs read as octal: write ${fix}.`,
        fix,
      };
    }
    if (/^[0-9]+$/.test(label) && Number(label) > 255) {
      return {
        ...span,
        message: `${label} is too large for a part of an IPv4 address: 0 to 255 are allowed.`,
      };
    }
  }
  const message = `${excerpt(host)} is not an IPv4 address: it has four decimal numbers, such as 127.0.0.1.`;
  return { start: 0, end: host.length, message };
}

function nameProblem(host: string, labels: readonly string[]): Problem | undefined {
  let start = 0;
  for (const label of labels) {
    const span = { start, end: start + label.length };
    start = span.end + 1;
    if (label === '')
      return {
        ...span,
        end: Math.min(span.end + 1, host.length),
        message: 'A part of the host name is empty.',
      };
    const bad = badCharacter.exec(label);
    if (bad !== null) {
      const at = span.start + bad.index;
      const end = at + bad[0].length;
      return {
        start: at,
        end,
        message: `${excerpt(bad[0])} cannot stand in a host name.`,
      };
    }
    if (label.length > longestLabel) {
      return {
        ...span,
        message: `A part of a host name has at most ${longestLabel} characters; this one has ${label.length}.`,
      };
    }
    if (label.startsWith('-') || label.endsWith('-')) {
      return {
        ...span,
        message: `${excerpt(label)} begins or ends with a hyphen, which a host name's part cannot.`,
      };
    }
  }
  return undefined;
}
