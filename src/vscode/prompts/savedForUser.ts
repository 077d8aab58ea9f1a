/** Saved payloads for a user: choose one, send one, save one. */
import * as vscode from 'vscode';
import { formatBytes } from '../../model/units.ts';
import type { SocketActions } from '../../app/actions/socketActions.ts';
import type { Log } from '../../app/ports/log.ts';
import type { SendTarget } from '../../app/targets/sendTarget.ts';
import type { ComposedSends } from '../../app/actions/composedSends.ts';
import type { Settings } from '../../app/ports/settings.ts';
import { sendFileShown } from './sendFileForUser.ts';
import { savePayload } from '../ui/savePayload.ts';
import { savedPayloadNamed, savedPayloads, type SavedPayload } from '../../app/saved/savedPayloads.ts';
import type { WrittenPayload } from '../../app/sending/writtenPayload.ts';
import { askText } from '../ui/ask.ts';
import { showInformation, showFailure, showIfFailed } from '../ui/messages.ts';

export interface SavedParts {
  readonly actions: SocketActions;
  readonly target: SendTarget;
  readonly sends: ComposedSends;
  readonly settings: () => Settings;
  readonly log: Log;
}

const outcomeMs = 4000;

export function savedNow({
  sends,
  settings,
}: Pick<SavedParts, 'sends' | 'settings'>): readonly SavedPayload[] {
  return savedPayloads(settings().payloads, sends.measure);
}

/** Sends it, or shows why it cannot be sent. */
export async function sendSavedForUser(parts: SavedParts, saved: SavedPayload, to: number): Promise<void> {
  const { sends, target } = parts;
  const known = savedPayloadNamed([saved], saved.name);
  if (!known.ok) {
    void showFailure(known.failure);
    return;
  }
  const draft = { text: saved.payload, format: saved.format, lineEnding: 'none' } as const;
  const sent = await sends.send(to, draft, {
    sendFile: (path) => sendFileShown(parts, vscode.Uri.file(path), to),
  });
  showIfFailed(sent);
  if (!sent.ok) return;
  const what = `Sent ${saved.name}, ${formatBytes(sent.value.bytes)}, to ${target.labelOf(to)}`;
  vscode.window.setStatusBarMessage(what, outcomeMs);
}

/** Asks for a name and saves it. */
export async function saveForUser(parts: SavedParts, { payload, format }: WrittenPayload): Promise<void> {
  const names = new Set(savedNow(parts).map(({ name }) => name));
  const name = await askText({
    title: 'Save Payload to Settings',
    value: '',
    prompt: 'A name to find it by, and for key bindings',
    judge: (text) => {
      if (text.trim() === '') return { message: 'It needs a name.', severity: 'error' };
      if (!names.has(text.trim())) return undefined;
      return { message: 'Replaces the saved payload of this name.', severity: 'warning' };
    },
  });
  if (typeof name !== 'string') return;
  const entry = { name: name.trim(), payload, ...(format === 'payload' ? {} : { format }) };
  const where = await savePayload(entry);
  showInformation(`Saved "${entry.name}" in the ${where} settings. "Send Saved Payload" sends it.`);
}
