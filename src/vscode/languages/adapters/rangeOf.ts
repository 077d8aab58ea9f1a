import * as vscode from 'vscode';
import type { Span } from '../../../model/problem.ts';

/** Where a span of its text stands in a document. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
