/** The editor features of experiments: those of every language, and those that only a whole program has. */
import * as vscode from 'vscode';
import { expressionProblems } from '../../app/experiments/expressionProblems.ts';
import { experimentLanguage } from '../../language/experiment/editor/experimentLanguage.ts';
import { ParsedDocuments } from './adapters/parsedDocuments.ts';
import { registerLanguage } from './adapters/registerLanguage.ts';
import { folding } from './experiments/folding.ts';
import { documentFormatting } from './experiments/formatting.ts';
import { definition, highlights, references, rename } from './experiments/names.ts';
import { symbols } from './experiments/symbols.ts';
import { previewEnvironment } from './previewEnvironment.ts';

const language = 'sockets';
/** Characters that start variables and parts of addresses. */
const triggers = ['@', '?', '&', '='];

export function experimentSupport(): vscode.Disposable {
  const { languages } = vscode;
  const documents = new ParsedDocuments(
    experimentLanguage({
      context: { platform: process.platform, nodeVersion: process.versions.node },
      environment: previewEnvironment,
      checkExpressions: expressionProblems,
    }),
  );
  return vscode.Disposable.from(
    registerLanguage(language, documents, triggers),
    languages.registerDocumentSymbolProvider(language, symbols(documents)),
    languages.registerFoldingRangeProvider(language, folding(documents)),
    languages.registerDefinitionProvider(language, definition(documents)),
    languages.registerReferenceProvider(language, references(documents)),
    languages.registerRenameProvider(language, rename(documents)),
    languages.registerDocumentHighlightProvider(language, highlights(documents)),
    languages.registerDocumentFormattingEditProvider(language, documentFormatting),
  );
}
