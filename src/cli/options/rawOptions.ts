/** Options of what goes raw between stdin, stdout and a connection, the same for `connect` and `listen --stdio`. */
import { excerpt } from '../../model/excerpt.ts';
import { encodePayload } from '../../language/payload/encodePayload.ts';
import { parsePayload } from '../../language/payload/parsePayload.ts';
import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import { wrong, type Args, type Asked, type OptionSpecs } from './args.ts';

export const rawOptions: OptionSpecs = {
  crlf: { type: 'boolean' },
  lines: { type: 'boolean' },
  separator: { type: 'string', value: `'"\\n"'` },
  'no-shutdown': { type: 'boolean' },
};

export interface RawCall {
  readonly stdin: StdinForm;
  /** Printed after each datagram that comes. */
  readonly separator: Uint8Array | undefined;
  /** Whether this side is half-closed at the end of stdin. */
  readonly shutdown: boolean;
}

export function readRawCall({ options }: Args, datagrams: boolean): Asked<RawCall> {
  for (const name of ['lines', 'separator'])
    if (options.has(name) && !datagrams)
      return wrong(
        `--${name} is for datagrams, whose borders a stream does not have: leave it out, or use udp://.`,
      );
  const separator = readSeparator(options.get('separator')?.[0]);
  if (!separator.ok) return separator;
  const stdin = { crlf: options.has('crlf'), lines: options.has('lines') };
  return { ok: true, value: { stdin, separator: separator.value, shutdown: !options.has('no-shutdown') } };
}

/** Those of the options that were given and say something of stdin. */
export function stdinOptions({ options }: Args): string[] {
  return ['crlf', 'lines', 'no-shutdown'].filter((name) => options.has(name)).map((name) => `--${name}`);
}

function readSeparator(text: string | undefined): Asked<Uint8Array | undefined> {
  if (text === undefined) return { ok: true, value: undefined };
  const parts = parsePayload(text);
  const payload = parts.ok ? encodePayload(parts.value, nodeEnvironment()) : parts;
  if (payload.ok) return payload;
  return wrong(`--separator ${excerpt(text)}: ${payload.problems.map(({ message }) => message).join(' ')}`);
}

export interface StdinForm {
  /** LF is sent as CR LF. */
  readonly crlf: boolean;
  /** Each line is a datagram, not each chunk. */
  readonly lines: boolean;
}
