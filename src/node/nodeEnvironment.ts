/** The payload environment on plain Node: files, environment variables, time, random numbers. */
import type { DecodeBytes, CharsetEncoder } from '../bytes/charsets/codes.ts';
import { charsetEncoder } from '../bytes/charsets/charsetEncoder.ts';
import { Counters } from '../language/payload/model/counters.ts';
import type { PayloadEnvironment } from '../language/payload/model/environment.ts';
import { SeededRandom } from '../bytes/numbers/seededRandom.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { fileBytes, regularFileBytes } from './files.ts';

export interface NodeWorld {
  readonly variables?: ReadonlyMap<string, Uint8Array>;
  /** Seed of everything random; defaults to a random one. */
  readonly seed?: bigint;
  /** The folder that paths are relative to, called each time; defaults to the working directory. */
  readonly folder?: () => string;
  /** Whether pipes and devices are read too; reading one blocks the process until the writer is done. */
  readonly pipes?: boolean;
}

/** `{{env.X}}` is a variable of the process. */
export function nodeEnvironment({
  variables,
  seed = randomSeed(),
  folder = () => process.cwd(),
  pipes = false,
}: NodeWorld = {}): Required<Omit<PayloadEnvironment, 'variablesHint'>> {
  const random = new SeededRandom(seed);
  const counters = new Counters();
  const charsets = new Map<string, CharsetEncoder | undefined>();
  return {
    variable: (name) => variables?.get(name) ?? processVariable(name),
    file: (path, limitBytes) => (pipes ? fileBytes : regularFileBytes)(folder(), path, limitBytes),
    nowMs: () => Date.now(),
    random: (bytes) => random.fill(bytes),
    counter: (counter, first, step) => counters.next(counter, first, step),
    charset: (name) => {
      if (!charsets.has(name)) charsets.set(name, charsetEncoder(name, decoder));
      return charsets.get(name);
    },
  };
}

/** 64 bits. They need not be secret, and loading `node:crypto` would slow the start considerably. */
export function randomSeed(): bigint {
  const word = (): bigint => BigInt(Math.floor(Math.random() * 2 ** 32));
  return (word() << 32n) | word();
}

function processVariable(name: string): Uint8Array | undefined {
  const key = name.startsWith('env.') ? name.slice('env.'.length) : undefined;
  // Inherited members, such as `constructor`, are not variables.
  if (key === undefined || !Object.hasOwn(process.env, key)) return undefined;
  return encodeUtf8(process.env[key] ?? '');
}

/** The platform's decoder; some builds of Node lack charsets. */
function decoder(name: string): DecodeBytes | undefined {
  try {
    const decoding = new TextDecoder(name);
    return (bytes) => decoding.decode(bytes);
  } catch {
    return undefined;
  }
}
