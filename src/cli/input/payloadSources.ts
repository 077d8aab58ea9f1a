/** The payloads of `--send` and `--payload`: checked before anything is opened, encoded just before each send. */
import { createReadStream, statSync } from 'node:fs';
import { unreadable, whyUnreadable } from '../../node/files.ts';
import { errorCode } from '../../node/failures.ts';
import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import { excerpt } from '../../model/excerpt.ts';
import { fail, success, type Failure, type Result } from '../../model/result.ts';
import { SharedCounters } from '../../language/payload/model/counters.ts';
import { encodePayload } from '../../language/payload/encodePayload.ts';
import type { FileBytes, PayloadEnvironment } from '../../language/payload/model/environment.ts';
import { parsePayload } from '../../language/payload/parsePayload.ts';
import { standaloneFile } from '../../language/payload/parts/file.ts';
import type { PayloadPart } from '../../language/payload/model/payloadPart.ts';
import { wrong, type Args } from '../options/args.ts';
import { problemLines, problemSentences } from '../options/problemLines.ts';
import { readTextFile } from './readTextFile.ts';

/** A payload, encoded for each send, in pieces that are produced one after the other. */
export interface PayloadSource {
  pieces(): AsyncGenerator<Uint8Array, Failure | undefined>;
}

const pieceBytes = 256 * 1024;

/**
 * In the order given.
 * @param datagrams each payload is one datagram, so a file is not sent in pieces
 */
export function payloadSources(
  { given }: Args<'send' | 'payload'>,
  datagrams: boolean,
): Result<PayloadSource[]> {
  const counters = new SharedCounters();
  const environment: PayloadEnvironment = {
    ...nodeEnvironment(),
    // Shared by all payloads of the call.
    counter: (_part, first, step) => counters.next('', first, step),
  };
  const sources: PayloadSource[] = [];
  for (const { name, value } of given('send', 'payload')) {
    const text = name === 'send' ? success(value) : readTextFile(value, '--payload');
    if (!text.ok) return text;
    const parts = parsePayload(text.value);
    const source = parts.ok ? sourceOf(parts.value, { environment, datagrams }) : parts;
    if (source.ok) sources.push(source.value);
    else if (name === 'payload') return wrong(problemLines(value, text.value, source.problems).join('; '));
    else return wrong(`--send ${excerpt(value)}: ${problemSentences(source.problems)}`);
  }
  return success(sources);
}

interface Making {
  readonly environment: PayloadEnvironment;
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
  const files = new FilesReadOnce();
  const checked = encodePayload(parts, { ...nodeEnvironment(), file: files.read });
  return checked.ok ? { ok: true, value: new EncodedPayload(parts, making.environment, files) } : checked;
}

/** Keeps the files read to check a payload for its first send, as a pipe can be read only once. */
class FilesReadOnce {
  readonly #fromDisk = nodeEnvironment({ pipes: true }).file;
  readonly #kept: { readonly path: string; readonly bytes: FileBytes }[] = [];

  readonly read = (path: string, limitBytes: number): FileBytes => {
    const bytes = this.#fromDisk(path, limitBytes);
    this.#kept.push({ path, bytes });
    return bytes;
  };

  /** Returns them in the order in which they were read; after that reads from disk. */
  readonly take = (path: string, limitBytes: number): FileBytes => {
    const [next] = this.#kept;
    if (next?.path !== path) return this.#fromDisk(path, limitBytes);
    this.#kept.shift();
    return next.bytes;
  };
}

/** A sentence about a file that cannot be sent; pipes and devices can, up to their end. */
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
  readonly #environment: PayloadEnvironment;

  constructor(parts: readonly PayloadPart[], environment: PayloadEnvironment, files: FilesReadOnce) {
    this.#parts = parts;
    this.#environment = { ...environment, file: files.take };
  }

  async *pieces(): AsyncGenerator<Uint8Array, Failure | undefined> {
    const made = this.#made();
    if (!made.ok) return made.failure;
    yield made.value;
    return undefined;
  }

  #made(): Result<Uint8Array> {
    const made = encodePayload(this.#parts, this.#environment);
    if (made.ok) return success(made.value);
    return fail({ code: 'EINVAL', message: problemSentences(made.problems) });
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
