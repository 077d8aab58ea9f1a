/** Loads the support of each language when its first document opens. */
import * as vscode from 'vscode';
import { loadExpressions } from '../engine/expressions/expressionEngine.ts';

/** The loaders, by language id in the manifest. */
const supports: Readonly<Record<string, () => Promise<() => vscode.Disposable>>> = {
  'socket-payload': async () => (await import('./languages/payloadSupport.ts')).payloadSupport,
  'socket-rules': async () => {
    const [{ rulesSupport }] = await Promise.all([import('./languages/rulesSupport.ts'), loadExpressions()]);
    return rulesSupport;
  },
  sockets: async () => {
    const [{ experimentSupport }] = await Promise.all([
      import('./languages/experimentSupport.ts'),
      loadExpressions(),
    ]);
    return experimentSupport;
  },
};

export function lateLanguages(): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  const loading = new Set<string>();
  let isDisposed = false;
  const onDocument = ({ languageId }: vscode.TextDocument): void => {
    const load = Object.hasOwn(supports, languageId) ? supports[languageId] : undefined;
    if (load === undefined || loading.has(languageId)) return;
    loading.add(languageId);
    void load().then((support) => {
      if (!isDisposed) subscriptions.push(support());
    });
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
