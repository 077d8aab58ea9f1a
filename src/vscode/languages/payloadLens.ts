import * as vscode from 'vscode';
import { bytesLine } from '../../language/payload/help/describeBytes.ts';
import type { PayloadTree } from '../../language/payload/help/payloadLanguage.ts';
import type { ParsedDocuments } from './adapters/parsedDocuments.ts';
import { previewEnvironment } from './previewEnvironment.ts';

/** A lens above a payload with its length and first bytes: `42 bytes · 00 01 …`. */
export function payloadLens(documents: ParsedDocuments<PayloadTree>): vscode.CodeLensProvider {
  return {
    async provideCodeLenses(document) {
      const { parts = [] } = (await documents.parsed(document)) ?? {};
      if (parts.length === 0) return [];
      const title = bytesLine(parts, previewEnvironment());
      // Without a command it is plain text rather than a button.
      return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command: '' })];
    },
  };
}
