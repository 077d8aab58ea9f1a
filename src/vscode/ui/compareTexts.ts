/** Compares two texts in VS Code's diff editor. */
import * as vscode from 'vscode';
import type { ComparedText } from '../../app/page/context/pageEditor.ts';

const scheme = 'socket-lab-compared';
/** More comparisons than anyone keeps open. */
const textsLimit = 40;

/** The texts that were compared last, as read-only documents. */
const texts = new Map<string, string>();
let registration: vscode.Disposable | undefined;
let count = 0;

export async function compareTexts(left: ComparedText, right: ComparedText): Promise<void> {
  registration ??= vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  await vscode.commands.executeCommand(
    'vscode.diff',
    uriOf(left),
    uriOf(right),
    `${left.title} ↔ ${right.title}`,
  );
}

function uriOf({ title, text }: ComparedText): vscode.Uri {
  count += 1;
  const uri = vscode.Uri.from({ scheme, path: `/${title}`, query: String(count) });
  texts.set(uri.toString(), text);
  const [oldest] = texts.keys();
  if (texts.size > textsLimit && oldest !== undefined) texts.delete(oldest);
  return uri;
}
