import * as vscode from 'vscode';
import { lineFinder } from '../../language/experiment/check/lineOf.ts';
import type { StepFailure } from '../../runner/results/testResult.ts';
import { failureText } from '../../app/experiments/failureText.ts';

/** A failure for the Test Explorer: at the line that failed, with a diff where bytes were compared. */
export function failureMessage(failure: StepFailure, uri: vscode.Uri, text: string): vscode.TestMessage {
  const { message, expected, received } = failureText(failure);
  const shown =
    expected === undefined || received === undefined
      ? new vscode.TestMessage(message)
      : vscode.TestMessage.diff(message, expected, received);
  shown.location = new vscode.Location(uri, rangeIn(text, failure));
  return shown;
}

function rangeIn(text: string, { start, end }: StepFailure): vscode.Range {
  const lineOf = lineFinder(text);
  const positionAt = (at: number): vscode.Position =>
    new vscode.Position(lineOf(at) - 1, at - (text.lastIndexOf('\n', at - 1) + 1));
  return new vscode.Range(positionAt(start), positionAt(end));
}
