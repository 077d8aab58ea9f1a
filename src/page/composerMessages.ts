/** Messages about the composer: sending, repeating, saved payloads. */
import type { Draft, SendFormat } from '../model/draft.ts';
import type { PayloadPreview } from '../model/payloadPreview.ts';
import type { RepeatState } from '../model/repeat.ts';

/** Host → page. */
export interface ComposerNotices {
  /** Running and ended repeats; sent four times a second while any runs. */
  repeats: { readonly repeats: readonly RepeatState[] };
  /** A saved payload was chosen; the text includes its final line ending. */
  compose: { readonly text: string; readonly format: SendFormat };
  /** A command is to open the draft in an editor; the page then requests `editDraft`. */
  editDraft: Record<string, never>;
}

/** Page → host. */
export interface ComposerRequests {
  /** Previews a draft in the payload notation; the page encodes the other formats itself. */
  preview: { params: PreviewRequest; result: PayloadPreview };
  send: { params: SendRequest; result: { readonly bytes: number } };
  /** Opens a draft as payload notation in a text editor. */
  editDraft: { params: Draft; result: null };
  /** Sends now and then repeatedly; resolves after the first send. */
  repeat: { params: RepeatRequest; result: null };
  /** Stops a running repeat, or dismisses one that has ended. */
  stopRepeat: { params: { readonly id: number }; result: null };
  /** Shows the saved payloads, and offers to save the draft. Resolves before the choice; `compose` may follow. */
  savedPayloads: { params: SendRequest; result: null };
}

export interface SendRequest extends Draft {
  readonly to?: number;
}

export interface RepeatRequest extends SendRequest {
  readonly everyMs: number;
  readonly times?: number;
}

export interface PreviewRequest {
  readonly text: string;
  /** Each target has its own counters. */
  readonly to?: number;
}
