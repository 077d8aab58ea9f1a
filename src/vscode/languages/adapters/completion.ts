/** Code completion for one of our languages. */
import * as vscode from 'vscode';
import { workInSlices } from '../../../app/timing/workInSlices.ts';
import type { Suggestion, SuggestionKind } from '../../../language/core/suggestion.ts';
import type { ParsedDocuments } from './parsedDocuments.ts';

const { CompletionItemKind } = vscode;
const kinds: Readonly<Record<SuggestionKind, vscode.CompletionItemKind>> = {
  statement: CompletionItemKind.Keyword,
  word: CompletionItemKind.Keyword,
  // Not Snippet: the manifest turns off `editor.snippetSuggestions`, since VS Code offers its own anywhere.
  snippet: CompletionItemKind.Struct,
  endpoint: CompletionItemKind.Interface,
  'new name': CompletionItemKind.Text,
  address: CompletionItemKind.Constant,
  option: CompletionItemKind.Property,
  code: CompletionItemKind.EnumMember,
  part: CompletionItemKind.Function,
  service: CompletionItemKind.Event,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
};
const offerMore = { command: 'editor.action.triggerSuggest', title: 'Suggest' };

/** Suggestions in our order, likely ones first, rather than alphabetical. */
export function completion<Tree>(documents: ParsedDocuments<Tree>): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position, token, { triggerKind }) {
      // While the user types on, VS Code waits for a pending request, and makes no new one until the next key after its
      // result. So the result is for the text at the time of the request, and no position of a later version is read.
      const isAwaited = (): boolean => !token.isCancellationRequested;
      const offset = document.offsetAt(position);
      const tree = await documents.parsed(document, isAwaited);
      if (tree === undefined) return undefined;
      const found = await workInSlices(documents.service.complete(tree, offset), isAwaited);
      if (found === undefined) return undefined;
      // A space within text triggers no suggestions.
      if (found.quiet === true && triggerKind === vscode.CompletionTriggerKind.TriggerCharacter)
        return undefined;
      const range = new vscode.Range(position.translate(0, found.start - offset), position);
      return found.items.map((suggestion, index) => itemOf(suggestion, index, range));
    },
  };
}

function itemOf(suggestion: Suggestion, index: number, range: vscode.Range): vscode.CompletionItem {
  const { label, kind, insert, isSnippet, help, form, more } = suggestion;
  const item = new vscode.CompletionItem(
    form === undefined || form === label ? label : { label, description: form },
    kinds[kind],
  );
  item.documentation = help;
  item.insertText = isSnippet ? new vscode.SnippetString(insert) : insert;
  item.range = range;
  item.sortText = String(index).padStart(4, '0');
  if (more === true) item.command = offerMore;
  return item;
}
