/** The outline of an experiment: tests, and what is opened and set in them. */
import * as vscode from 'vscode';
import { outline, type OutlineItem } from '../../../language/experiment/editor/outline.ts';
import type { Work } from '../../../model/work.ts';
import { workInSlices } from '../../../app/timing/workInSlices.ts';
import { rangeOf } from '../adapters/rangeOf.ts';
import type { ExperimentDocuments } from './experimentDocuments.ts';

const { SymbolKind } = vscode;
const kinds: Readonly<Record<OutlineItem['kind'], vscode.SymbolKind>> = {
  test: SymbolKind.Method,
  listener: SymbolKind.Interface,
  client: SymbolKind.Object,
  connection: SymbolKind.Field,
  program: SymbolKind.Module,
  relay: SymbolKind.Operator,
  variable: SymbolKind.Variable,
};

export function symbols(documents: ExperimentDocuments): vscode.DocumentSymbolProvider {
  return {
    async provideDocumentSymbols(document) {
      const checked = await documents.parsed(document);
      if (checked === undefined) return [];
      const { statements, text } = checked.experiment;
      return workInSlices(symbolsOf(outline(statements, text), document));
    },
  };
}

function* symbolsOf(
  items: readonly OutlineItem[],
  document: vscode.TextDocument,
): Work<vscode.DocumentSymbol[]> {
  const symbols: vscode.DocumentSymbol[] = [];
  for (const item of items) {
    const symbol = symbolOf(item, document);
    symbol.children = yield* symbolsOf(item.children, document);
    symbols.push(symbol);
    yield;
  }
  return symbols;
}

function symbolOf(item: OutlineItem, document: vscode.TextDocument): vscode.DocumentSymbol {
  // VS Code rejects an empty name.
  const name = item.name.trim() === '' ? '(no title)' : item.name;
  const range = rangeOf(document, item);
  const selection = range.intersection(rangeOf(document, item.nameSpan)) ?? range;
  return new vscode.DocumentSymbol(name, item.detail, kinds[item.kind], range, selection);
}
