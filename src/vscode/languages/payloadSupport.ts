/** The editor features of payloads. */
import * as vscode from 'vscode';
import { payloadLanguage } from '../../language/payload/help/payloadLanguage.ts';
import { ParsedDocuments } from './adapters/parsedDocuments.ts';
import { registerLanguage } from './adapters/registerLanguage.ts';
import { payloadLens } from './payloadLens.ts';
import { previewEnvironment } from './previewEnvironment.ts';

const language = 'socket-payload';

export function payloadSupport(): vscode.Disposable {
  const documents = new ParsedDocuments(payloadLanguage(previewEnvironment));
  return vscode.Disposable.from(
    registerLanguage(language, documents),
    vscode.languages.registerCodeLensProvider(language, payloadLens(documents)),
  );
}
