/** Messages about the composer: sending, repeating, saved payloads. */
import * as v from 'valibot';
import { lineEndings, sendFormats, type SendFormat } from '../model/draft.ts';
import type { PayloadPreview } from '../model/payloadPreview.ts';
import { timesLimit, type RepeatState } from '../model/repeat.ts';
import { longestMs } from '../model/timerLimit.ts';
import { count, countUpTo, id, request, textUpTo, type RequestsOf } from './requestSchema.ts';

/** Most characters of a draft. */
const textLimit = 64 * 1024 * 1024;

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
export const composerSchemas = () => {
  const text = textUpTo(textLimit);
  const draft = { text, format: v.picklist(sendFormats), lineEnding: v.picklist(lineEndings) };
  /** `to`: instead of the page's target. */
  const toSend = { ...draft, to: v.exactOptional(id()) };
  return {
    /** Previews a draft in the payload notation; the page encodes the other formats itself. Each target has its own counters. */
    preview: request(v.strictObject({ text, to: v.exactOptional(id()) })).returns<PayloadPreview>(),
    send: request(v.strictObject(toSend)).returns<{ readonly bytes: number }>(),
    /** Opens a draft as payload notation in a text editor. */
    editDraft: request(v.strictObject(draft)),
    /** Sends now and then repeatedly; resolves after the first send. */
    repeat: request(
      v.strictObject({
        ...toSend,
        everyMs: countUpTo(longestMs),
        times: v.exactOptional(v.pipe(count(), v.minValue(1), v.maxValue(timesLimit))),
      }),
    ),
    /** Stops a running repeat, or dismisses one that has ended. */
    stopRepeat: request(v.strictObject({ id: id() })),
    /** Shows the saved payloads, and offers to save the draft. Resolves before the choice; `compose` may follow. */
    savedPayloads: request(v.strictObject(toSend)),
  };
};
export type ComposerRequests = RequestsOf<typeof composerSchemas>;
export type SendRequest = ComposerRequests['send']['params'];
export type RepeatRequest = ComposerRequests['repeat']['params'];
export type PreviewRequest = ComposerRequests['preview']['params'];
