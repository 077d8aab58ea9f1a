/** Asks a user what to send, and sends it to an endpoint or a connection, which becomes the current target. */
import { Uri } from 'vscode';
import type { ComposedSends } from '../../app/actions/composedSends.ts';
import { askDraft } from './askDraft.ts';
import type { PromptContext } from './promptContext.ts';
import { sendFileShown, showUnlessStopped } from './sendFileForUser.ts';

type Parts = PromptContext & { readonly sends: ComposedSends };

export async function sendForUser(parts: Parts, to: number): Promise<void> {
  const { sends, target, settings } = parts;
  target.choose(to);
  const draft = await askDraft(sends, to, target.labelOf(to), settings().lineEnding);
  if (draft === undefined) return;
  const sendFile = (path: string) => sendFileShown(parts, Uri.file(path), to);
  const sent = await sends.send(to, draft, { sendFile });
  if (!sent.ok) showUnlessStopped(sent.failure);
}
