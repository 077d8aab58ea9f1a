/** Sends payloads written in any format: in the page's composer, an editor, a prompt, or by a program. */
import { pathToFileURL } from 'node:url';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Draft, SendFormat } from '../../model/draft.ts';
import type { PayloadPreview } from '../../model/payloadPreview.ts';
import type { Parsed } from '../../model/problem.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { badText, problemFailure } from '../failures/commandError.ts';
import { localFile } from '../files/localFile.ts';
import type { SocketActions } from './socketActions.ts';
import { PayloadComposer, type Composed } from '../sending/composedPayload.ts';
import { draftNotation } from '../sending/draftNotation.ts';
import type { PayloadEncoder } from '../sending/payloadEncoder.ts';
import type { LocalSources } from '../sending/localSources.ts';
import { targetId } from '../targets/targetId.ts';

export interface ComposedSendsDependencies {
  readonly actions: SocketActions;
  readonly ledger: Ledger;
  /** The base of relative paths in `file"x"`; called each time, because the workspace may change. */
  readonly baseFolder: () => string;
}

type Sent = Result<{ readonly bytes: number }>;
/** Sends a file that is the whole payload. */
type SendFile = (path: string) => Promise<Sent>;

interface Sending {
  /** The base of relative paths, if not the workspace's folder. */
  readonly folder?: string | undefined;
  /** Absent: sends without progress. */
  readonly sendFile?: SendFile | undefined;
}

export class ComposedSends implements PayloadEncoder {
  readonly #dependencies: ComposedSendsDependencies;
  readonly #composer = new PayloadComposer();

  constructor(dependencies: ComposedSendsDependencies) {
    this.#dependencies = dependencies;
  }

  /** The bytes that a text in payload notation would produce if it were sent now. */
  preview(text: string, to?: number, folder?: string): PayloadPreview {
    return this.#composer.preview(text, this.#contextOf(to, folder));
  }

  /** A draft of any format as payload notation. */
  notationOf(draft: Draft): Result<string> {
    return orFailure(draft.text, draftNotation(draft));
  }

  /** The files and environment variables that a draft would read. */
  localSources(draft: Draft): LocalSources {
    return this.#composer.localSources(draft, this.#dependencies.baseFolder());
  }

  compose(to: number | undefined, draft: Draft, folder?: string): Parsed<Composed> {
    return this.#composer.compose(draft, this.#contextOf(to, folder));
  }

  readonly encode: PayloadEncoder['encode'] = (text, format, to) =>
    orFailure(text, this.#composer.encode(plain(text, format), this.#contextOf(to)));

  readonly measure: PayloadEncoder['measure'] = (text, format) => {
    const measured = this.#composer.measure(plain(text, format), this.#contextOf(undefined));
    return measured.ok ? success(measured.value) : fail(badText(text, measured.problems));
  };

  /** Settles when the engine has the bytes; for a file, when the kernel has taken all of it. */
  async send(to: number, draft: Draft, { folder, sendFile }: Sending = {}): Promise<Sent> {
    const composed = orFailure(draft.text, this.compose(to, draft, folder));
    return composed.ok ? this.sendComposed(to, composed.value, sendFile) : composed;
  }

  async sendComposed(
    to: number,
    composed: Composed,
    sendFile: SendFile = (path) => this.#sendFile(path, to),
  ): Promise<Sent> {
    if (composed.kind === 'file') return sendFile(composed.path);
    const sent = this.#dependencies.actions.send(to, composed.bytes);
    if (sent.ok) composed.sent();
    return sent;
  }

  async #sendFile(path: string, to: number): Promise<Sent> {
    const source = await localFile(path);
    if (!source.ok) return source;
    const uri = pathToFileURL(path).href;
    const sent = await this.#dependencies.actions.sendSource(to, { ...source.value, uri });
    return sent.ok ? success({ bytes: sent.value.bytes }) : sent;
  }

  #contextOf(to: number | undefined, folder: string = this.#dependencies.baseFolder()) {
    return { folder, ...(to === undefined ? {} : { to: targetId(this.#dependencies.ledger, to) }) };
  }
}

function plain(text: string, format: SendFormat): Draft {
  return { text, format, lineEnding: 'none' };
}

function orFailure<T>(text: string, parsed: Parsed<T>): Result<T> {
  return parsed.ok ? success(parsed.value) : fail(problemFailure(text, parsed.problems[0]));
}
