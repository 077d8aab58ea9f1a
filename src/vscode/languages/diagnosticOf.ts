import * as vscode from 'vscode';
import type { Problem } from '../../model/problem.ts';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Information,
} as const;

/** A problem where it stands in a document. */
export function diagnosticOf(
  document: vscode.TextDocument,
  { start, end, message }: Problem,
  severity: keyof typeof severities,
): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const diagnostic = new vscode.Diagnostic(range, message, severities[severity]);
  diagnostic.source = 'Socket Lab';
  return diagnostic;
}
