import * as vscode from 'vscode';
import type { Span } from '../../../model/problem.ts';

/** The document's range for a span of its text. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
