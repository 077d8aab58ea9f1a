/** The scheme of an address, with suggestions for typos and for the schemes of other programs. */
import { hasPath, hasPort, transportNames, transports, type Transport } from '../model/transports.ts';
import { excerpt } from '../model/excerpt.ts';
import { nearestWord } from '../model/nearestWord.ts';
import type { Span } from '../model/problem.ts';
import type { ProblemList } from '../model/problemList.ts';
import { isPipePath } from './unixPath.ts';

/** The scheme's transport and where the rest begins. Without a transport the rest cannot be parsed. */
export interface Scheme {
  readonly transport: Transport | undefined;
  readonly from: number;
}

/** Schemes of other programs, with the transport they run on. */
const relatives = new Map<string, Transport>([
  ['http', 'tcp'],
  ['ws', 'tcp'],
  ['telnet', 'tcp'],
  ['tcp4', 'tcp'],
  ['tcp6', 'tcp'],
  ['https', 'tls'],
  ['wss', 'tls'],
  ['ssl', 'tls'],
  ['udp4', 'udp'],
  ['udp6', 'udp'],
  ['ipc', 'unix'],
  ['pipe', 'unix'],
]);

/** Parses the scheme of the address in `span`; `known` is the transport, where the context gives it. */
export function parseScheme(
  text: string,
  span: Span,
  known: Transport | undefined,
  problems: ProblemList,
): Scheme {
  const { start, end } = span;
  const written = sticky(/[A-Za-z][A-Za-z0-9+.-]*(?=:\/\/)/y, text, start);
  const datagrams = sticky(/unix[-_]?(?:dgram|datagram|gram|seqpacket)s?:(?:\/\/)?/iy, text, start);
  if (datagrams !== undefined) {
    const message =
      'Unix sockets of datagrams cannot be opened: Node.js, in which Socket Lab runs, has only those of streams (unix:). Use socat, such as: socat - UNIX-SENDTO:/path/of/the/socket';
    problems.add(start, start + datagrams.length, message);
    return { transport: undefined, from: start + datagrams.length };
  }
  const unix = sticky(/unix:(?:\/\/)?/iy, text, start);
  if (unix !== undefined) return readUnix(start, start + unix.length, known, problems);
  if (written !== undefined) return readNamed(written, start, known, problems);
  // A colon or slash left out: `tcp:localhost:80`, `tcp//localhost:80`.
  const typo = sticky(/[A-Za-z]+(?::\/?|\/\/)(?!\/)/y, text, start);
  const meant = transportNames.find((name) => name === typo?.toLowerCase().replace(/[:/]+$/, ''));
  if (typo !== undefined && hasPort(meant)) {
    const fix = transports[meant].prefix;
    problems.add(start, start + typo.length, `A scheme ends with "://": ${fix}`, fix);
    return { transport: meant, from: start + typo.length };
  }
  if (known !== undefined) return { transport: known, from: start };
  const path =
    text.startsWith('/', start) || text.startsWith('./', start) || isPipePath(text.slice(start, start + 16));
  const fix = path ? 'unix:' : 'tcp://';
  const message = start === end ? 'An address is missing' : 'The address does not say its transport';
  problems.add(
    start,
    start,
    `${message}: begin with tcp://, udp:// or unix:, such as tcp://127.0.0.1:9998.`,
    fix,
  );
  return { transport: undefined, from: start };
}

function readUnix(start: number, from: number, known: Transport | undefined, problems: ProblemList): Scheme {
  if (from - start > 'unix:'.length) {
    problems.add(
      start,
      from,
      'After "unix:" comes the path itself, without "//": unix:/tmp/demo.sock.',
      'unix:',
    );
  }
  expectKnown('unix', start, from, known, problems);
  return { transport: 'unix', from };
}

function readNamed(name: string, start: number, known: Transport | undefined, problems: ProblemList): Scheme {
  const end = start + name.length;
  const from = end + '://'.length;
  const transport = transportNames.find((candidate) => candidate === name.toLowerCase());
  if (transport !== undefined) {
    expectKnown(transport, start, from, known, problems);
    return { transport, from };
  }
  const meant = known ?? relatives.get(name.slice(0, 16).toLowerCase()) ?? nearestTransport(name);
  const hint = meant === undefined ? 'tcp, tls, udp and unix are known' : `did you mean ${meant}`;
  const mark = meant === undefined ? '.' : '?';
  const span = hasPath(meant) ? from : end;
  const fix = meant !== undefined && hasPath(meant) ? transports[meant].prefix : meant;
  problems.add(start, span, `There is no transport ${excerpt(name)}: ${hint}${mark}`, fix);
  return { transport: meant, from };
}

function nearestTransport(name: string): Transport | undefined {
  const nearest = nearestWord(name, transportNames);
  return transportNames.find((candidate) => candidate === nearest);
}

/** Reports a transport other than the known one; the rest is parsed as written. */
function expectKnown(
  written: Transport,
  start: number,
  end: number,
  known: Transport | undefined,
  problems: ProblemList,
): void {
  if (known === undefined || known === written) return;
  problems.add(
    start,
    end,
    `A ${known} address is wanted here, not a ${written} address.`,
    transports[known].prefix,
  );
}

function sticky(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
