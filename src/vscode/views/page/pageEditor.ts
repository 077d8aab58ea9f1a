/** Implements what pages need of VS Code: documents, commands, and pickers with buttons. */
import { accepts } from '../../../model/endpointKinds.ts';
import * as vscode from 'vscode';
import { commandId } from '../../../app/commands/commandId.ts';
import type { PageEditor } from '../../../app/page/context/pageEditor.ts';
import { writtenPayload } from '../../../app/sending/writtenPayload.ts';
import type { ComposedSends } from '../../../app/actions/composedSends.ts';
import type { SocketActions } from '../../../app/actions/socketActions.ts';
import type { Log } from '../../../app/ports/log.ts';
import type { SendTarget } from '../../../app/targets/sendTarget.ts';
import type { Settings } from '../../../app/ports/settings.ts';
import { askSavedPayload } from '../../prompts/askSavedPayload.ts';
import { savedNow, saveForUser, sendSavedForUser } from '../../prompts/savedForUser.ts';
import { responderUri } from '../../ui/responderDocument.ts';
import { compareTexts } from '../../ui/compareTexts.ts';
import { openPayloadEditor } from '../../ui/openPayloadEditor.ts';
import { openListSetting } from '../../ui/listSetting.ts';
import { sendFileShown } from '../../prompts/sendFileForUser.ts';
import { chooseFilter } from './chooseFilter.ts';
import { colorRowsForUser } from './colorRowsForUser.ts';

/** What pages need of the experiments, which are a layer above. */
interface ExperimentMaker {
  /** Opens these rows of a connection as a new experiment. */
  fromTraffic(connection: number, rows: readonly number[] | undefined): Promise<unknown>;
}

export interface PageEditorDependencies {
  readonly actions: SocketActions;
  readonly target: SendTarget;
  readonly settings: () => Settings;
  readonly log: Log;
  readonly experiments: { service(): Promise<ExperimentMaker> };
  readonly sends: () => Promise<ComposedSends>;
}

export function pageEditor(dependencies: PageEditorDependencies): PageEditor {
  return {
    startSocket: (kind) =>
      void vscode.commands.executeCommand(commandId(accepts(kind) ? 'startListener' : 'connect')),
    openInspector: (id, row) => void vscode.commands.executeCommand(commandId('openInspector'), id, { row }),
    openPayload: openPayloadEditor,
    sendFile: (path, to) => sendFileShown(dependencies, vscode.Uri.file(path), to),
    chooseSavedPayload: (written, to) => chooseSavedPayload(dependencies, written, to),
    chooseFilter,
    colorRows: colorRowsForUser,
    editRules,
    compare: compareTexts,
    newExperiment: async (connection, rows) => {
      await (await dependencies.experiments.service()).fromTraffic(connection, rows);
    },
  };
}

const chooseSavedPayload = async (
  { sends, ...others }: PageEditorDependencies,
  { text, format, lineEnding }: Parameters<PageEditor['chooseSavedPayload']>[0],
  to: number | undefined,
): ReturnType<PageEditor['chooseSavedPayload']> => {
  const dependencies = { ...others, sends: await sends() };
  const choice = await askSavedPayload({
    title: 'Saved Payloads',
    placeholder: 'Which one goes into the composer?',
    saved: savedNow(dependencies),
    canSend: to !== undefined,
    ...(text === '' ? {} : { other: 'Save What Is Written' }),
  });
  if (choice?.kind === 'chosen') return { text: choice.saved.payload, format: choice.saved.format };
  if (choice?.kind === 'send' && to !== undefined) {
    await sendSavedForUser(dependencies, choice.saved, to);
    dependencies.target.choose(to);
  } else if (choice?.kind === 'other')
    await saveForUser(dependencies, writtenPayload(text, format, lineEnding));
  else if (choice?.kind === 'edit') await openListSetting('payloads');
  return undefined;
};

const editRules: PageEditor['editRules'] = async (listener, change) => {
  const document = await vscode.workspace.openTextDocument(responderUri(listener));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const { before, placeholder, after } = change(document.getText());
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  const snippet = new vscode.SnippetString()
    .appendText(before)
    .appendPlaceholder(placeholder)
    .appendText(after);
  await editor.insertSnippet(snippet, all);
};
