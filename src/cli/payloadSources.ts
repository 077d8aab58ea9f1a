/** What `--send` and `--payload` say is to be sent: checked before anything is opened, made when its turn comes. */
import { createReadStream, statSync } from 'node:fs';
import { unreadable, whyUnreadable } from '../engine/files.ts';
import { errorCode } from '../engine/failures.ts';
import { nodeEnvironment } from '../engine/nodeEnvironment.ts';
import { excerpt } from '../model/excerpt.ts';
import { fail, success, type Failure, type Result } from '../model/result.ts';
import { encodePayload } from '../payload/encodePayload.ts';
import type { PayloadEnvironment } from '../payload/environment.ts';
import { parsePayload } from '../payload/parsePayload.ts';
import { standaloneFile } from '../payload/parts/file.ts';
import type { PayloadPart } from '../payload/payloadPart.ts';
import { wrong, type Args, type Asked } from './args.ts';
import { CallCounters } from './callCounters.ts';
import { problemLines } from './problemLines.ts';
import { readTextFile } from './readTextFile.ts';

/** A payload, each time made anew: its pieces, of which the next is asked for when the one before is out. */
export interface PayloadSource {
  pieces(): AsyncGenerator<Uint8Array, Failure | undefined>;
}

const pieceBytes = 256 * 1024;

/**
 * In the order of the call.
 * @param datagrams a payload is one datagram, so that a file by itself is not sent in pieces
 */
export function payloadSources({ given }: Args, datagrams: boolean): Asked<PayloadSource[]> {
  const counters = new CallCounters();
  const environment = { ...nodeEnvironment({ pipes: true }), counter: counters.next };
  const sources: PayloadSource[] = [];
  for (const { name, value } of given) {
    if (name !== 'send' && name !== 'payload') continue;
    const text = name === 'send' ? { ok: true as const, value } : readTextFile(value, '--payload');
    if (!text.ok) return text;
    const parts = parsePayload(text.value);
    const source = parts.ok ? sourceOf(parts.value, { environment, counters, datagrams }) : parts;
    if (source.ok) sources.push(source.value);
    else if (name === 'payload') return wrong(problemLines(value, text.value, source.problems).join('; '));
    else return wrong(`--send ${excerpt(value)}: ${source.problems.map(({ message }) => message).join(' ')}`);
  }
  return { ok: true, value: sources };
}

interface Making {
  readonly environment: PayloadEnvironment;
  readonly counters: CallCounters;
  readonly datagrams: boolean;
}

function sourceOf(
  parts: readonly PayloadPart[],
  making: Making,
):
  | { readonly ok: true; readonly value: PayloadSource }
  | Exclude<ReturnType<typeof encodePayload>, { ok: true }> {
  const file = making.datagrams ? undefined : standaloneFile(parts);
  if (file !== undefined) {
    const problem = notToBeRead(file);
    if (problem === undefined) return { ok: true, value: new FilePieces(file) };
    return { ok: false, problems: [{ start: 0, end: file.length, message: problem }] };
  }
  const { environment } = making;
  const read: string[] = [];
  const checking = {
    ...nodeEnvironment({ pipes: true }),
    file: (path: string, limitBytes: number) => {
      read.push(path);
      return environment.file?.(path, limitBytes) ?? { ok: false as const, message: 'There are no files.' };
    },
  };
  const checked = encodePayload(parts, checking);
  if (!checked.ok) return checked;
  // A pipe can be read only once; counters, times and random bytes are made when their turn comes.
  return { ok: true, value: new EncodedPayload(parts, making, read.length > 0 ? checked.value : undefined) };
}

/** One sentence about a file that cannot be sent; pipes and devices can, until they end. */
function notToBeRead(path: string): string | undefined {
  try {
    if (!statSync(path).isDirectory()) return undefined;
    throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
  } catch (error) {
    return unreadable(path, process.cwd(), error);
  }
}

class EncodedPayload implements PayloadSource {
  readonly #parts: readonly PayloadPart[];
  readonly #making: Making;
  /** What was made when the call was checked, for the first send. */
  #first: Uint8Array | undefined;

  constructor(parts: readonly PayloadPart[], making: Making, first: Uint8Array | undefined) {
    this.#parts = parts;
    this.#making = making;
    this.#first = first;
  }

  async *pieces(): AsyncGenerator<Uint8Array, Failure | undefined> {
    const made = this.#made();
    if (!made.ok) return made.failure;
    yield made.value;
    return undefined;
  }

  #made(): Result<Uint8Array> {
    const first = this.#first;
    this.#first = undefined;
    if (first !== undefined) return success(first);
    const { environment, counters } = this.#making;
    counters.nextSend();
    const made = encodePayload(this.#parts, environment);
    if (made.ok) return success(made.value);
    return fail({ code: 'EINVAL', message: made.problems.map(({ message }) => message).join(' ') });
  }
}

class FilePieces implements PayloadSource {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async *pieces(): AsyncGenerator<Uint8Array, Failure | undefined> {
    try {
      for await (const piece of createReadStream(this.#path, { highWaterMark: pieceBytes }))
        yield piece as Buffer;
      return undefined;
    } catch (error) {
      const code = errorCode(error);
      return { code, message: whyUnreadable(this.#path, process.cwd(), code) };
    }
  }
}
