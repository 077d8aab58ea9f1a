import * as vscode from 'vscode';
import { loadExpressions } from '../engine/expressions/expressionEngine.ts';
import { isLanguageId } from './languages/languageIds.ts';

/** The languages' support, each from the first document in it on. */
export function lateLanguages(): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  let isDisposed = false;
  const add = (support: vscode.Disposable): void => {
    if (isDisposed) support.dispose();
    else subscriptions.push(support);
  };
  const supports = {
    payloads: async () => {
      const [{ languageSupport }] = await Promise.all([
        import('./languages/languageSupport.ts'),
        loadExpressions(),
      ]);
      add(languageSupport());
    },
    experiments: async () => {
      const [{ experimentSupport }] = await Promise.all([
        import('./socketsLanguage/experimentSupport.ts'),
        loadExpressions(),
      ]);
      add(experimentSupport());
    },
  };
  const loading: { payloads?: Promise<void>; experiments?: Promise<void> } = {};
  const onDocument = ({ languageId }: vscode.TextDocument): void => {
    if (isLanguageId(languageId)) loading.payloads ??= supports.payloads();
    else if (languageId === 'sockets') loading.experiments ??= supports.experiments();
  };
  subscriptions.push(vscode.workspace.onDidOpenTextDocument(onDocument));
  for (const document of vscode.workspace.textDocuments) onDocument(document);
  return {
    dispose: () => {
      isDisposed = true;
      for (const each of subscriptions) each.dispose();
    },
  };
}
