import * as vscode from 'vscode';
import { editing } from '../editing.ts';
import { socketsLanguage } from '../socketsLanguage.ts';
import { isLanguageId } from './languageIds.ts';

/** The languages' support, from the first document on that is in one of them. */
export function languagesOnDemand(): vscode.Disposable {
  let support: vscode.Disposable | undefined;
  let experiments: vscode.Disposable | undefined;
  const look = ({ languageId }: vscode.TextDocument): void => {
    if (isLanguageId(languageId)) support ??= editing().languageSupport();
    else if (languageId === 'sockets') experiments ??= socketsLanguage().experimentSupport();
  };
  const listening = vscode.workspace.onDidOpenTextDocument(look);
  for (const document of vscode.workspace.textDocuments) look(document);
  return {
    dispose: () => {
      listening.dispose();
      support?.dispose();
      experiments?.dispose();
    },
  };
}
