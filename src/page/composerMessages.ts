/** What a page and its host exchange about its composer: sending, sending repeatedly, saved payloads. */
import type { Draft, SendFormat } from '../model/draft.ts';
import type { PayloadPreview } from '../model/payloadPreview.ts';
import type { RepeatState } from '../model/repeat.ts';

/** Host → page. */
export interface ComposerNotices {
  /** What is sent repeatedly, and what of it has ended; four times a second while any runs. */
  repeats: { readonly repeats: readonly RepeatState[] };
  /** A saved payload was chosen: every byte is in it. */
  compose: { readonly text: string; readonly format: SendFormat };
  /** A command opens the draft in an editor: the page requests `editDraft`. */
  editDraft: Record<string, never>;
}

/** Page → host. */
export interface ComposerRequests {
  /** What a draft in the payload notation would be; the page knows the other formats without its host. */
  preview: { params: PreviewRequest; result: PayloadPreview };
  send: { params: SendRequest; result: { readonly bytes: number } };
  /** Opens a draft as payload notation in a text editor. */
  editDraft: { params: Draft; result: null };
  /** Sends now and then again and again; resolves when the first one is out. */
  repeat: { params: RepeatRequest; result: null };
  /** Stops a repeat, or dismisses one that has ended. */
  stopRepeat: { params: { readonly id: number }; result: null };
  /** Offers the saved payloads, and to save what is written. Resolves before the choice; `compose` may follow. */
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
  /** Counters stand elsewhere for each target. */
  readonly to?: number;
}
