/** Sends what is written, for every door: the page, the commands, the API. The notation is loaded with the first. */
import * as vscode from 'vscode';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Draft, SendFormat } from '../../model/draft.ts';
import type { PayloadPreview } from '../../model/payloadPreview.ts';
import type { Parsed } from '../../model/problem.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { badText } from '../../app/commandError.ts';
import { notation } from '../notation.ts';
import type { SocketActions } from '../socketActions.ts';
import type { Composed, PayloadComposer } from '../../app/sending/composedPayload.ts';
import { openSource } from './openSource.ts';
import type { PayloadDoor } from '../../app/sending/payloadDoor.ts';
import type { PayloadWants } from '../../app/sending/payloadWants.ts';
import { problemFailure } from '../../app/sending/problemFailure.ts';
import { targetId } from '../../app/sending/targetId.ts';

export interface ComposedSendsParts {
  readonly actions: SocketActions;
  readonly ledger: Ledger;
  /** What `file"x"` is relative to; asked each time, because the workspace may change. */
  readonly baseFolder: () => string;
}

type Sent = Result<{ readonly bytes: number }>;
/** How a file by itself is sent. */
type SendFile = (uri: vscode.Uri) => Promise<Sent>;

interface Sending {
  /** What paths are relative to, if not to the workspace's folder. */
  readonly folder?: string | undefined;
  /** Without it, without progress. */
  readonly sendFile?: SendFile | undefined;
}

export class ComposedSends implements PayloadDoor {
  readonly #parts: ComposedSendsParts;
  #composer: PayloadComposer | undefined;

  constructor(parts: ComposedSendsParts) {
    this.#parts = parts;
  }

  /** What a text in the payload notation would be if it were sent now. */
  preview(text: string, to?: number, folder?: string): PayloadPreview {
    return this.#composerNow().preview(text, this.#whereabouts(to, folder));
  }

  /** A draft of any format as payload notation. */
  notationOf(draft: Draft): Result<string> {
    return orFailure(draft.text, notation().draftNotation(draft));
  }

  /** What of this machine a draft is made of. */
  wants(draft: Draft): PayloadWants {
    return this.#composerNow().wants(draft, this.#parts.baseFolder());
  }

  compose(to: number | undefined, draft: Draft, folder?: string): Parsed<Composed> {
    return this.#composerNow().compose(draft, this.#whereabouts(to, folder));
  }

  readonly encode: PayloadDoor['encode'] = (text, format, to) =>
    orFailure(text, this.#composerNow().encode(plain(text, format), this.#whereabouts(to)));

  readonly measure: PayloadDoor['measure'] = (text, format) => {
    const measured = this.#composerNow().measure(plain(text, format), this.#whereabouts(undefined));
    return measured.ok ? success(measured.value) : fail(badText(text, measured.problems));
  };

  /** Settles when the bytes are with the engine; a file, when the kernel has taken all of it. */
  async send(to: number, draft: Draft, { folder, sendFile }: Sending = {}): Promise<Sent> {
    const composed = orFailure(draft.text, this.compose(to, draft, folder));
    return composed.ok ? this.sendComposed(to, composed.value, sendFile) : composed;
  }

  async sendComposed(
    to: number,
    composed: Composed,
    sendFile: SendFile = (uri) => this.#sendFile(uri, to),
  ): Promise<Sent> {
    if (composed.kind === 'file') return sendFile(vscode.Uri.file(composed.path));
    const sent = this.#parts.actions.send(to, composed.bytes);
    if (sent.ok) composed.sent();
    return sent;
  }

  async #sendFile(uri: vscode.Uri, to: number): Promise<Sent> {
    const source = await openSource(uri);
    if (!source.ok) return source;
    const sent = await this.#parts.actions.sendSource(to, source.value);
    return sent.ok ? success({ bytes: sent.value.bytes }) : sent;
  }

  #composerNow(): PayloadComposer {
    const { PayloadComposer } = notation();
    return (this.#composer ??= new PayloadComposer());
  }

  #whereabouts(to: number | undefined, folder: string = this.#parts.baseFolder()) {
    return { folder, ...(to === undefined ? {} : { to: targetId(this.#parts.ledger, to) }) };
  }
}

function plain(text: string, format: SendFormat): Draft {
  return { text, format, lineEnding: 'none' };
}

function orFailure<T>(text: string, parsed: Parsed<T>): Result<T> {
  return parsed.ok ? success(parsed.value) : fail(problemFailure(text, parsed.problems[0]));
}
