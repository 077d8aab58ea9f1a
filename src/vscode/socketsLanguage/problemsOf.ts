import type * as vscode from 'vscode';
import type { ExperimentProblem } from '../../experiment/experimentProblem.ts';
import { checkedDocument } from './checkedDocument.ts';
import { expressionProblems } from './expressionProblems.ts';

/** Everything that is wrong with the experiment in a document. */
export function problemsOf(document: vscode.TextDocument): readonly ExperimentProblem[] {
  const checked = checkedDocument(document);
  if (checked !== undefined) return [...checked.problems, ...expressionProblems(checked)];
  const message = 'This text is longer than 256 KiB and is not checked while it is edited.';
  return [{ severity: 'hint', start: 0, end: 0, message }];
}
