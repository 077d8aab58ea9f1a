/** Turns drafts into what is sent: bytes, or a file. */
import { basename, resolve } from 'node:path';
import { regularFileBytes, regularSize, tooLargeFile } from '../../node/files.ts';
import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import type { Draft } from '../../model/draft.ts';
import type { PayloadPreview } from '../../model/payloadPreview.ts';
import type { Parsed, Problem } from '../../model/problem.ts';
import { encodeParts, encodePayload } from '../../language/payload/encodePayload.ts';
import type { PayloadEnvironment } from '../../language/payload/model/environment.ts';
import { outgoingBytes } from '../../language/payload/outgoingBytes.ts';
import { parsePayload } from '../../language/payload/parsePayload.ts';
import { standaloneFile } from '../../language/payload/parts/file.ts';
import { payloadLimitBytes } from '../../language/payload/model/payloadLimits.ts';
import { leastBytesOf } from '../../language/payload/model/payloadPart.ts';
import { SeededRandom } from '../../bytes/numbers/seededRandom.ts';
import { localSources, type LocalSources } from './localSources.ts';
import { SentCounters } from './sentCounters.ts';

/** What a payload's bytes depend on besides its text. */
export interface PayloadContext {
  /** The target's id, as each target has its own counters. */
  readonly to?: number;
  /** The base of relative paths. */
  readonly folder: string;
}

export type Composed =
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      /** To be called once it is sent, to advance the counters. */
      readonly sent: () => void;
    }
  | { readonly kind: 'file'; readonly path: string };

export interface Measured {
  readonly bytes?: number;
}

const shownBytes = 16;
/** Most bytes processed for a preview, which is computed at each keystroke. */
const previewWorkBytes = 8 * 1024 * 1024;
const previewFileBytes = 1024 * 1024;

/** Encodes the drafts of one window, whose counters advance from send to send. */
export class PayloadComposer {
  readonly #world: PayloadEnvironment;
  readonly #counters = new SentCounters();

  constructor(world: PayloadEnvironment = nodeEnvironment()) {
    this.#world = { ...world, variablesHint: '{{env.NAME}} is one of the environment' };
  }

  compose({ text, format, lineEnding }: Draft, { to, folder }: PayloadContext): Parsed<Composed> {
    if (format !== 'payload') return asIs(outgoingBytes(text, format, lineEnding));
    const parts = parsePayload(text);
    if (!parts.ok) return parts;
    const file = standaloneFile(parts.value);
    if (file !== undefined) return { ok: true, value: { kind: 'file', path: resolve(folder, file) } };
    const { counter, used } = this.#counters.turn(text, to);
    const bytes = encodePayload(parts.value, {
      ...this.#world,
      counter,
      file: (path, limitBytes) => regularFileBytes(folder, path, limitBytes),
    });
    return bytes.ok ? { ok: true, value: { kind: 'bytes', bytes: bytes.value, sent: used } } : bytes;
  }

  /** Encodes one send: counters advance, and a file is read completely. */
  encode(draft: Draft, where: PayloadContext): Parsed<Uint8Array> {
    const composed = this.compose(draft, where);
    if (!composed.ok) return composed;
    if (composed.value.kind === 'bytes') {
      composed.value.sent();
      return { ok: true, value: composed.value.bytes };
    }
    const read = regularFileBytes(where.folder, composed.value.path, payloadLimitBytes);
    if (read.ok) return { ok: true, value: read.bytes };
    return { ok: false, problems: [{ start: 0, end: draft.text.length, message: read.message }] };
  }

  /** The local sources of a draft; none if it has problems. */
  localSources({ text, format }: Draft, folder: string): LocalSources {
    const parts = format === 'payload' ? parsePayload(text) : undefined;
    return localSources(parts?.ok === true ? parts.value : [], folder);
  }

  /** The size of a send, if it is known in advance. Advances nothing. */
  measure(draft: Draft, where: PayloadContext): Parsed<Measured> {
    const { text, format, lineEnding } = draft;
    if (format !== 'payload') {
      const bytes = outgoingBytes(text, format, lineEnding);
      return bytes.ok ? { ok: true, value: { bytes: bytes.value.length } } : bytes;
    }
    const preview = this.preview(text, where);
    if (preview.kind === 'problem') return { ok: false, problems: [preview] };
    if (preview.kind === 'large' || preview.kind === 'asked') return { ok: true, value: {} };
    return { ok: true, value: { bytes: preview.kind === 'file' ? preview.size : preview.length } };
  }

  /** Previews a text in the payload notation, without advancing anything or reading much. */
  preview(text: string, { to, folder }: PayloadContext): PayloadPreview {
    const parts = parsePayload(text);
    if (!parts.ok) return problemPreview(parts.problems[0]);
    const file = standaloneFile(parts.value);
    if (file !== undefined) {
      const size = regularSize(folder, file);
      if (typeof size === 'number') return { kind: 'file', name: basename(file), size };
      return { kind: 'problem', message: size.message, start: 0, end: text.length };
    }
    let isNewEachTime = false;
    let unreadBytes = 0;
    const fresh = <Arguments extends unknown[], Value>(make: (...args: Arguments) => Value) => {
      return (...args: Arguments): Value => {
        isNewEachTime = true;
        return make(...args);
      };
    };
    // A fixed seed, so that the preview does not flicker at each keystroke.
    const random = new SeededRandom(0n);
    const { output, problems } = encodeParts(
      parts.value,
      {
        ...this.#world,
        nowMs: fresh(this.#world.nowMs ?? Date.now),
        random: fresh((bytes) => random.fill(bytes)),
        counter: fresh(this.#counters.turn(text, to).counter),
        file: (path, limitBytes) => {
          const size = regularSize(folder, path);
          if (typeof size !== 'number') return size;
          if (size > limitBytes) return { ok: false, message: tooLargeFile(path) };
          if (size <= previewFileBytes) return regularFileBytes(folder, path, limitBytes);
          unreadBytes += size;
          return { ok: true, bytes: new Uint8Array() };
        },
      },
      previewWorkBytes,
    );
    if (output.over === 'work') return { kind: 'large', leastBytes: leastBytesOf(parts.value) };
    const found = problems.result(undefined);
    if (!found.ok) return problemPreview(found.problems[0]);
    if (unreadBytes > 0) return { kind: 'large', leastBytes: output.length + unreadBytes };
    const first = output.view(0).slice(0, shownBytes);
    return { kind: 'bytes', length: output.length, first, isNewEachTime };
  }
}

function asIs(bytes: Parsed<Uint8Array>): Parsed<Composed> {
  if (!bytes.ok) return bytes;
  return { ok: true, value: { kind: 'bytes', bytes: bytes.value, sent: () => undefined } };
}

function problemPreview({ message, start, end }: Problem): PayloadPreview {
  return { kind: 'problem', message, start, end };
}
