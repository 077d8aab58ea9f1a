/** The editor features of responder rules. */
import type * as vscode from 'vscode';
import { rulesLanguage } from '../../language/rules/help/rulesLanguage.ts';
import { ParsedDocuments } from './adapters/parsedDocuments.ts';
import { registerLanguage } from './adapters/registerLanguage.ts';
import { checkRules } from './checkRules.ts';
import { previewEnvironment } from './previewEnvironment.ts';

export function rulesSupport(): vscode.Disposable {
  const service = rulesLanguage({ environment: previewEnvironment, checkRules });
  return registerLanguage('socket-rules', new ParsedDocuments(service));
}
