/** What a payload may ask of the world, on plain Node. */
import type { DecodeBytes, CharsetEncoder } from '../bytes/charsets/codes.ts';
import { charsetEncoder } from '../bytes/charsets/charsetEncoder.ts';
import { Counters } from '../language/payload/model/counters.ts';
import type { PayloadEnvironment } from '../language/payload/model/environment.ts';
import { SeededRandom } from '../bytes/numbers/seededRandom.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { fileBytes, regularFileBytes } from './files.ts';

export interface NodeWorld {
  readonly variables?: ReadonlyMap<string, Uint8Array>;
  /** Of everything random; a new one where it is left out. */
  readonly seed?: bigint;
  /** What paths are relative to, asked each time; the working directory where it is left out. */
  readonly folder?: () => string;
  /** Whether pipes and devices are read too: nothing else goes on while one waits for whoever writes to it. */
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

/** 64 bits. They are no secret, and `node:crypto` would take a good part of a program's start to load. */
export function randomSeed(): bigint {
  const word = (): bigint => BigInt(Math.floor(Math.random() * 2 ** 32));
  return (word() << 32n) | word();
}

function processVariable(name: string): Uint8Array | undefined {
  const key = name.startsWith('env.') ? name.slice('env.'.length) : undefined;
  // What every object has, such as `constructor`, is no variable.
  if (key === undefined || !Object.hasOwn(process.env, key)) return undefined;
  return encodeUtf8(process.env[key] ?? '');
}

/** The platform's decoder; a build of Node may lack some charsets. */
function decoder(name: string): DecodeBytes | undefined {
  try {
    const decoding = new TextDecoder(name);
    return (bytes) => decoding.decode(bytes);
  } catch {
    return undefined;
  }
}
