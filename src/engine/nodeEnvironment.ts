/** What a payload may ask of the world, on plain Node. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { excerpt } from '../model/excerpt.ts';
import { charsetEncoder, type DecodeBytes } from '../payload/charsets/charsetEncoder.ts';
import { Counters } from '../payload/counters.ts';
import type { CharsetEncoder, FileBytes, PayloadEnvironment } from '../payload/environment.ts';
import { SeededRandom } from '../payload/seededRandom.ts';
import { encodeUtf8 } from '../payload/utf8.ts';

const pieceBytes = 1024 * 1024;

export interface NodeWorld {
  readonly variables?: ReadonlyMap<string, Uint8Array>;
  /** Of everything random; a new one where it is left out. */
  readonly seed?: bigint;
  /** What paths are relative to, asked each time; the working directory where it is left out. */
  readonly folder?: () => string;
}

/** `{{env.X}}` is a variable of the process. */
export function nodeEnvironment({
  variables,
  seed = randomSeed(),
  folder = () => process.cwd(),
}: NodeWorld = {}): Required<Omit<PayloadEnvironment, 'variablesHint'>> {
  const random = new SeededRandom(seed);
  const counters = new Counters();
  const charsets = new Map<string, CharsetEncoder | undefined>();
  return {
    variable: (name) => variables?.get(name) ?? processVariable(name),
    file: (path, limitBytes) => fileBytes(folder(), path, limitBytes),
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

/** A whole file, or why it could not be had. */
export function fileBytes(folder: string, path: string, limitBytes: number): FileBytes {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(resolve(folder, path), 'r');
    const stats = fstatSync(descriptor);
    // What a pipe or a device says of its size means nothing: it is read until it ends or is too much.
    const isTooLarge = stats.isFile() && stats.size > limitBytes;
    const bytes = isTooLarge ? undefined : readUpTo(descriptor, limitBytes);
    return bytes === undefined ? { ok: false, message: tooLargeFile(path) } : { ok: true, bytes };
  } catch (error) {
    return { ok: false, message: unreadable(path, folder, error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** All there is; undefined where that is more than `limitBytes`. */
function readUpTo(descriptor: number, limitBytes: number): Buffer | undefined {
  const piece = Buffer.alloc(Math.min(pieceBytes, limitBytes + 1));
  const pieces: Buffer[] = [];
  for (let length = 0; ;) {
    const read = readSync(descriptor, piece);
    if (read === 0) return Buffer.concat(pieces);
    length += read;
    if (length > limitBytes) return undefined;
    // A slow pipe gives a few bytes at a time, which must not each hold a whole piece.
    pieces.push(Buffer.from(piece.subarray(0, read)));
  }
}

export function tooLargeFile(path: string): string {
  return `The file ${excerpt(path)} makes the payload larger than 64 MiB, the most that one may have.`;
}

/** One sentence about a file that cannot be read, with the errno code. */
export function unreadable(path: string, folder: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ERR_UNKNOWN';
  const reason = reasons[code] ?? 'cannot be read';
  const hint = code === 'ENOENT' && !isAbsolute(path) ? `; paths are relative to ${folder}` : '';
  return `The file ${excerpt(path)} ${reason}${hint} (${code}).`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read',
  EISDIR: 'is a folder',
  ERR_NOT_A_FILE: 'is no regular file but a pipe, a device or a socket',
};
