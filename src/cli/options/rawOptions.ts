/** Options for joining stdin and stdout to a connection, shared by `connect` and `listen --stdio`. */
import { success, type Result } from '../../model/result.ts';
import { excerpt } from '../../model/excerpt.ts';
import { encodePayload } from '../../language/payload/encodePayload.ts';
import { parsePayload } from '../../language/payload/parsePayload.ts';
import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import { wrong, type Args, type Options } from './args.ts';

/** Those about stdin, which is not read with `--send`. */
export const stdinOptions = {
  crlf: { help: 'lines of stdin end with CR LF' },
  'no-shutdown': {
    help: "this side is not ended by the end of stdin, nor by the peer's end\nbefore stdin has ended",
  },
  lines: { help: 'UDP: each line of stdin is a datagram, not each chunk' },
} satisfies Options;

export const rawOptions = {
  ...stdinOptions,
  separator: {
    value: 'PAYLOAD',
    example: String.raw`'"\n"'`,
    help: String.raw`UDP: printed on stdout after each datagram, such as '"\n"'`,
  },
} satisfies Options;

type Name = keyof typeof rawOptions;

/** How stdin is converted before it is sent. */
export interface StdinForm {
  /** LF is sent as CR LF. */
  readonly crlf: boolean;
  /** Each line is a datagram, not each chunk. */
  readonly lines: boolean;
}

export interface RawCall {
  readonly stdin: StdinForm;
  /** Printed after each datagram that is received. */
  readonly separator: Uint8Array | undefined;
  /** Whether this side is half-closed at the end of stdin. */
  readonly shutdown: boolean;
}

export function readRawCall({ has, value }: Args<Name>, datagrams: boolean): Result<RawCall> {
  for (const name of ['lines', 'separator'] as const)
    if (has(name) && !datagrams)
      return wrong(
        `--${name} is for datagrams, whose borders a stream does not have: leave it out, or use udp://.`,
      );
  const separator = readSeparator(value('separator'));
  if (!separator.ok) return separator;
  const stdin = { crlf: has('crlf'), lines: has('lines') };
  return success({ stdin, separator: separator.value, shutdown: !has('no-shutdown') });
}

/** The first option of the table that was given. */
export function firstGiven<N extends string>(table: Options<N>, { has }: Args<NoInfer<N>>): N | undefined {
  return (Object.keys(table) as N[]).find((name) => has(name));
}

function readSeparator(text: string | undefined): Result<Uint8Array | undefined> {
  if (text === undefined) return success(undefined);
  const parts = parsePayload(text);
  const payload = parts.ok ? encodePayload(parts.value, nodeEnvironment()) : parts;
  if (payload.ok) return payload;
  return wrong(`--separator ${excerpt(text)}: ${payload.problems.map(({ message }) => message).join(' ')}`);
}
