/** What a page asks about saved payloads and about sending repeatedly. */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { RequestHandlers } from '../../page/channel.ts';
import type { SendRequest } from '../../page/composerMessages.ts';
import type { PageNotices, PageRequests } from '../../page/pageMessages.ts';
import { CommandError, valueOf } from '../../app/failures/commandError.ts';
import { tellFault } from '../prompts/tell.ts';
import { askSavedPayload } from '../prompts/askSavedPayload.ts';
import { savedNow, saveForUser, sendSavedForUser, type SavedParts } from '../prompts/savedForUser.ts';
import { repeatPayload } from '../../app/repeats/repeatPayload.ts';
import type { PageConsent } from '../../app/consent/pageConsent.ts';
import type { RepeatSender } from '../../app/repeats/repeatSender.ts';
import { openSavedPayloads } from '../sending/savePayload.ts';
import { targetId } from '../../app/targets/targetId.ts';
import { writtenPayload } from '../../app/sending/writtenPayload.ts';

export interface PayloadParts extends SavedParts {
  readonly ledger: Ledger;
  readonly repeats: RepeatSender;
  /** What drafts of a page may be made of. */
  readonly gate: PageConsent;
}

interface PageDoor {
  /** Where its page sends unless it says otherwise. */
  readonly target: () => number | undefined;
  /** Puts a payload into its composer. */
  readonly compose: (written: PageNotices['compose']) => void;
}

export function payloadRequests(
  parts: PayloadParts,
  page: PageDoor,
): Pick<RequestHandlers<PageRequests>, 'repeat' | 'stopRepeat' | 'savedPayloads'> {
  const { ledger, sends, repeats, target, gate, log } = parts;
  return {
    repeat: async ({ to, text, format, lineEnding, everyMs, times }) => {
      const chosen = to ?? page.target();
      if (chosen === undefined) throw new CommandError(noTarget);
      const id = targetId(ledger, chosen);
      const wants = sends.localSources({ text, format, lineEnding });
      if (!(await gate.request(wants, id, target.labelOf(id)))) throw new CommandError(notAgreed);
      const payload = repeatPayload(sends, writtenPayload(text, format, lineEnding), id);
      valueOf(repeats.start(id, payload, { everyMs, ...(times === undefined ? {} : { times }) }));
      target.choose(chosen);
      return null;
    },
    stopRepeat: ({ id }) => {
      if (!repeats.stop(id)) repeats.dismiss(id);
      return null;
    },
    savedPayloads: (request) => {
      // Answered at once: the question may stay open for long.
      void offerSaved(parts, page, request).catch((error: unknown) => tellFault(error, log));
      return null;
    },
  };
}

async function offerSaved(
  parts: PayloadParts,
  { target, compose }: PageDoor,
  { to: wanted, text, format, lineEnding }: SendRequest,
): Promise<void> {
  const to = wanted ?? target();
  const answer = await askSavedPayload({
    title: 'Saved Payloads',
    placeholder: 'Which one goes into the composer?',
    saved: savedNow(parts),
    canSend: to !== undefined,
    ...(text === '' ? {} : { other: 'Save What Is Written' }),
  });
  if (answer?.kind === 'chosen') compose({ text: answer.saved.payload, format: answer.saved.format });
  else if (answer?.kind === 'send' && to !== undefined) {
    await sendSavedForUser(parts, answer.saved, to);
    parts.target.choose(to);
  } else if (answer?.kind === 'other') await saveForUser(parts, writtenPayload(text, format, lineEnding));
  else if (answer?.kind === 'edit') await openSavedPayloads();
}

export const notAgreed = {
  code: 'ERR_NOT_AGREED',
  message:
    'Nothing was sent: the payload contains a file from outside the workspace or an environment variable',
  advice: 'Agree when you are asked, or send it from an editor (Edit Payload in Editor).',
};

export const noTarget = {
  code: 'EDESTADDRREQ',
  message: 'Nothing is chosen that could be sent to',
  advice: 'Choose a connection or a client.',
};
