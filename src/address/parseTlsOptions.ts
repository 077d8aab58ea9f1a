/** The options of TLS that is started on an open connection: `servername=mail.example verify=false`. */
import type { AddressOptions } from '../model/address.ts';
import type { AddressKind } from '../model/endpointKinds.ts';
import type { TlsRole } from '../model/tlsOptions.ts';
import type { Parsed } from '../model/problem.ts';
import { ProblemList } from '../model/problemList.ts';
import { checkTlsOptions } from './checkTlsOptions.ts';
import { parseOptions, type OptionContext } from './parseOptions.ts';

export interface TlsOptionContext extends Pick<OptionContext, 'platform' | 'nodeVersion'> {
  readonly role: TlsRole;
}

/** Whose options a side of TLS has: those of a listener, or of a client. */
export function optionKindOf(role: TlsRole): AddressKind {
  return role === 'server' ? 'listener' : 'client';
}

/** Parses options as those of an address, separated by blanks (or by `&`); takes linear time and never throws. */
export function parseTlsOptions(
  text: string,
  { role, ...context }: TlsOptionContext,
): Parsed<AddressOptions> {
  const words = [...text.matchAll(/\S+/g)];
  const problems = new ProblemList();
  if (words.length === 0) return problems.result<AddressOptions>({});
  const query = words.map(([word]) => word).join('&');
  const kind = optionKindOf(role);
  const parsed = parseOptions(
    query,
    0,
    query.length,
    { ...context, kind, transport: 'tls', ofTlsAlone: true },
    problems,
  );
  checkTlsOptions(kind, parsed, problems);
  const found = problems.result(parsed.options);
  if (found.ok) return found;
  const place = placesIn(words);
  const [first, ...rest] = found.problems.map((problem) => ({
    ...problem,
    start: place(problem.start),
    end: place(problem.end),
  }));
  return first === undefined ? found : { ok: false, problems: [first, ...rest] };
}

/** Where in the text an offset of its words is, which are joined by single characters. */
function placesIn(words: readonly RegExpExecArray[]): (offset: number) => number {
  const starts: number[] = [];
  let at = 0;
  for (const [word] of words) {
    starts.push(at);
    at += word.length + 1;
  }
  return (offset) => {
    const index = Math.max(
      0,
      starts.findLastIndex((start) => start <= offset),
    );
    return (words[index]?.index ?? 0) + offset - (starts[index] ?? 0);
  };
}
