import * as vscode from 'vscode';
import type { RequestHandlers } from '../../page/channel.ts';
import type { PageRequests } from '../../page/pageMessages.ts';
import { CommandError, valueOf } from '../../app/failures/commandError.ts';
import type { CommandParts } from '../commands/commandParts.ts';
import type { PageConsent } from '../../app/consent/pageConsent.ts';
import { openPayloadEditor } from '../sending/openPayloadEditor.ts';
import { sendFileShown } from '../sending/sendFileForUser.ts';
import { notAgreed, noTarget } from './payloadRequests.ts';

type DraftRequests = Pick<RequestHandlers<PageRequests>, 'preview' | 'send' | 'editDraft'>;

/** What a page asks about its composer's draft. `current`: where it goes unless the page says so. */
export function draftRequests(
  parts: Pick<CommandParts, 'actions' | 'sends' | 'target' | 'log'> & { readonly gate: PageConsent },
  current: () => number | undefined,
): DraftRequests {
  const { sends, target, gate } = parts;
  return {
    preview: ({ text, to }) => {
      const hidden = gate.hidden(sends.localSources({ text, format: 'payload', lineEnding: 'none' }));
      return hidden.length > 0 ? { kind: 'asked', what: hidden } : sends.preview(text, to ?? current());
    },
    send: async ({ to, ...draft }) => {
      const id = to ?? current();
      if (id === undefined) throw new CommandError(noTarget);
      if (!(await gate.request(sends.localSources(draft), id, target.labelOf(id))))
        throw new CommandError(notAgreed);
      const sendFile = (path: string) => sendFileShown(parts, vscode.Uri.file(path), id);
      const sent = valueOf(await sends.send(id, draft, { sendFile }));
      target.choose(id);
      return sent;
    },
    editDraft: async (draft) => {
      await openPayloadEditor(valueOf(sends.notationOf(draft)));
      return null;
    },
  };
}
