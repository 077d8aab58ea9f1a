import { suggestionsAt } from './payloadLanguages.ts';
import * as vscode from 'vscode';
import type { Suggestion, SuggestionKind } from '../../language/core/suggestion.ts';
import { isLanguageId } from './languageIds.ts';

const kinds: Readonly<Record<SuggestionKind, vscode.CompletionItemKind>> = {
  part: vscode.CompletionItemKind.Function,
  word: vscode.CompletionItemKind.Keyword,
  service: vscode.CompletionItemKind.Event,
  value: vscode.CompletionItemKind.Value,
  variable: vscode.CompletionItemKind.Variable,
};
const offerMore = { command: 'editor.action.triggerSuggest', title: 'Suggest' };

/** In the order in which they are offered, not by the alphabet: what is likely comes first. */
export const completion: vscode.CompletionItemProvider = {
  provideCompletionItems(document, position) {
    const { languageId } = document;
    if (!isLanguageId(languageId)) return undefined;
    const found = suggestionsAt(languageId, document.getText(), document.offsetAt(position));
    if (found === undefined) return undefined;
    const range = new vscode.Range(document.positionAt(found.start), position);
    return found.items.map((suggestion, index) => itemOf(suggestion, index, range));
  },
};

function itemOf(
  { label, kind, insert, isSnippet, help, more }: Suggestion,
  index: number,
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kinds[kind]);
  item.documentation = help;
  item.insertText = isSnippet ? new vscode.SnippetString(insert) : insert;
  item.range = range;
  item.sortText = String(index).padStart(4, '0');
  if (more === true) item.command = offerMore;
  return item;
}
