import type * as vscode from 'vscode';
import { checkExperiment, type CheckedExperiment } from '../../experiment/checkExperiment.ts';

/** A longer text is not looked through while somebody types in it. */
export const experimentLimitCharacters = 256 * 1024;

const known = new WeakMap<vscode.TextDocument, { version: number; checked: CheckedExperiment }>();

/** The experiment in a document, read once for each of its versions; undefined where it is too long. */
export function checkedDocument(document: vscode.TextDocument): CheckedExperiment | undefined {
  const { version } = document;
  const found = known.get(document);
  if (found?.version === version) return found.checked;
  const text = document.getText();
  if (text.length > experimentLimitCharacters) return undefined;
  const context = { platform: process.platform, nodeVersion: process.versions.node };
  const checked = checkExperiment(text, context);
  known.set(document, { version, checked });
  return checked;
}
