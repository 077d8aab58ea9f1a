/** Handles the composer's requests: previewing and sending a draft, once or repeatedly, and saved payloads. */
import type { Draft } from '../../../model/draft.ts';
import type { RequestHandlers } from '../../../page/channel.ts';
import type { ComposerRequests } from '../../../page/composerMessages.ts';
import { CommandError, valueOf } from '../../failures/commandError.ts';
import { repeatPayload } from '../../repeats/repeatPayload.ts';
import { writtenPayload } from '../../sending/writtenPayload.ts';
import { targetId } from '../../targets/targetId.ts';
import { inBackground, type PageContext } from '../context/pageContext.ts';

export function composerRequests(context: PageContext): RequestHandlers<ComposerRequests> {
  const { sends, consent, repeats, target, ledger, editor, pageTarget, notify } = context;
  return {
    preview: async ({ text, to }) => {
      const composed = await sends();
      const hidden = consent.hidden(composed.localSources({ text, format: 'payload', lineEnding: 'none' }));
      if (hidden.length > 0) return { kind: 'asked', what: hidden };
      return composed.preview(text, to ?? pageTarget.current);
    },
    send: async ({ to, ...draft }) => {
      const id = chosenTarget(context, to);
      await requireConsent(context, draft, id);
      const sending = await sends();
      const sent = valueOf(await sending.send(id, draft, { sendFile: (path) => editor.sendFile(path, id) }));
      target.choose(id);
      pageTarget.used();
      return sent;
    },
    editDraft: async (draft) => {
      await editor.openPayload(valueOf((await sends()).notationOf(draft)));
      return null;
    },
    repeat: async ({ to, everyMs, times, ...draft }) => {
      const chosen = chosenTarget(context, to);
      const id = targetId(ledger, chosen);
      await requireConsent(context, draft, id);
      const written = writtenPayload(draft.text, draft.format, draft.lineEnding);
      const plan = { everyMs, ...(times === undefined ? {} : { times }) };
      valueOf(repeats.start(id, repeatPayload(await sends(), written, id), plan));
      target.choose(chosen);
      pageTarget.used();
      return null;
    },
    stopRepeat: ({ id }) => {
      if (!repeats.stop(id)) repeats.dismiss(id);
      return null;
    },
    savedPayloads: (written) => {
      const choice = editor.chooseSavedPayload(written, written.to ?? pageTarget.current);
      return inBackground(
        context,
        choice.then((chosen) => {
          if (chosen !== undefined) notify('compose', chosen);
        }),
      );
    },
  };
}

function chosenTarget({ pageTarget }: PageContext, to: number | undefined): number {
  if (to !== undefined && !pageTarget.isShown(to))
    throw new CommandError({
      code: 'EDESTADDRREQ',
      message: 'Nothing was sent: the stream that is shown is of another connection',
      advice: 'Look where it would go now, and send again.',
    });
  const id = to ?? pageTarget.current;
  if (id !== undefined) return id;
  throw new CommandError({
    code: 'EDESTADDRREQ',
    message: 'Nothing was sent: no connection is chosen to send to',
    advice: 'Choose a connection or a client, or wait for one.',
  });
}

async function requireConsent(
  { sends, consent, target }: PageContext,
  draft: Draft,
  id: number,
): Promise<void> {
  if (await consent.request((await sends()).localSources(draft), id, target.labelOf(id))) return;
  throw new CommandError({
    code: 'ERR_NOT_AGREED',
    message:
      'Nothing was sent: the payload contains a file from outside the workspace or an environment variable',
    advice: 'Agree when you are asked, or send it from an editor (Edit Payload in Editor).',
  });
}
