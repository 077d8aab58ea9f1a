/** Asks the user to choose a saved payload. */
import * as vscode from 'vscode';
import { excerpt } from '../../model/excerpt.ts';
import { countText } from '../../model/countText.ts';
import type { SavedPayload } from '../../app/saved/savedPayloads.ts';
import { showInput } from '../ui/showInput.ts';

export interface SavedQuestion {
  readonly title: string;
  readonly placeholder: string;
  readonly saved: readonly SavedPayload[];
  /** Gives each payload a button that sends it, where choosing one does something else. */
  readonly canSend?: boolean;
  /** An additional entry, the first after the payloads. */
  readonly other?: string;
}

export type SavedAnswer =
  { readonly kind: 'chosen' | 'send'; readonly saved: SavedPayload } | { readonly kind: 'other' | 'edit' };

interface Item extends vscode.QuickPickItem {
  readonly answer?: SavedAnswer;
}

/** Saved payloads to choose from. Invalid ones show their problem. Undefined: cancelled with Esc. */
export function askSavedPayload(question: SavedQuestion): Promise<SavedAnswer | undefined> {
  const { title, placeholder, saved, canSend = false } = question;
  const pick = vscode.window.createQuickPick<Item>();
  const send = { iconPath: new vscode.ThemeIcon('arrow-up'), tooltip: 'Send Now' };
  pick.title = title;
  pick.placeholder = saved.length === 0 ? 'No payload is saved yet' : placeholder;
  pick.matchOnDescription = true;
  pick.items = [
    ...saved.map((one) => savedItem(one, canSend && one.problem === undefined ? [send] : [])),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    ...(question.other === undefined
      ? []
      : [{ label: `$(add) ${question.other}`, answer: { kind: 'other' } } as const]),
    { label: '$(edit) Edit Saved Payloads', answer: { kind: 'edit' } },
  ];
  return showInput<SavedAnswer>(pick, (settle) => {
    pick.onDidAccept(() => {
      const answer = pick.selectedItems[0]?.answer;
      if (answer !== undefined) settle(answer);
    });
    pick.onDidTriggerItemButton(({ item: { answer } }) => {
      if (answer?.kind === 'chosen') settle({ kind: 'send', saved: answer.saved });
    });
  });
}

function savedItem(saved: SavedPayload, buttons: readonly vscode.QuickInputButton[]): Item {
  const { name, payload, format, bytes, problem } = saved;
  const label = name === '' ? '(no name)' : name;
  const size = bytes === undefined ? 'as many bytes as it has when it is sent' : countText(bytes, 'byte');
  return {
    label: problem === undefined ? label : `$(warning) ${label}`,
    description: payload === '' ? '' : excerpt(payload).slice(1, -1),
    detail: problem ?? (format === 'payload' ? size : `${size} · ${format}`),
    buttons,
    answer: { kind: 'chosen', saved },
  };
}
