import * as vscode from 'vscode';
import { outline, type OutlineItem } from '../../experiment/editor/outline.ts';
import { checkedDocument } from './checkedDocument.ts';

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

/** Tests, and what is opened and set in them. */
export const symbols: vscode.DocumentSymbolProvider = {
  provideDocumentSymbols(document) {
    const checked = checkedDocument(document);
    if (checked === undefined) return [];
    const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }): vscode.Range =>
      new vscode.Range(document.positionAt(start), document.positionAt(end));
    const symbolOf = (item: OutlineItem): vscode.DocumentSymbol => {
      // An empty name is refused.
      const name = item.name.trim() === '' ? '(no title)' : item.name;
      const range = rangeOf(item);
      const selection = range.intersection(rangeOf(item.nameSpan)) ?? range;
      const symbol = new vscode.DocumentSymbol(name, item.detail, kinds[item.kind], range, selection);
      symbol.children = item.children.map(symbolOf);
      return symbol;
    };
    return outline(checked.experiment.statements, checked.experiment.text).map(symbolOf);
  },
};
