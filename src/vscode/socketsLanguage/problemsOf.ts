import type * as vscode from 'vscode';
import type { ExperimentProblem } from '../../language/experiment/model/experimentProblem.ts';
import { workInSlices } from '../../app/timing/workInSlices.ts';
import { checkedDocument, unchanged } from './checkedDocument.ts';
import { expressionProblems } from '../../app/experiments/expressionProblems.ts';

/** Everything that is wrong with the experiment in a document; undefined where it has changed meanwhile. */
export async function problemsOf(
  document: vscode.TextDocument,
): Promise<readonly ExperimentProblem[] | undefined> {
  const isUnchanged = unchanged(document);
  const checked = await checkedDocument(document);
  if (checked === undefined) return undefined;
  const more = await workInSlices(expressionProblems(checked), isUnchanged);
  return more && [...checked.problems, ...more];
}
