import * as vscode from 'vscode';
import type { ExperimentSuggestion } from '../../language/experiment/editor/experimentSuggestion.ts';
import { suggesting } from '../../language/experiment/editor/suggestExperiment.ts';
import { workInSlices } from '../../app/timing/workInSlices.ts';
import { checkedDocument } from './checkedDocument.ts';

const { CompletionItemKind } = vscode;
const kinds: Readonly<Record<ExperimentSuggestion['kind'], vscode.CompletionItemKind>> = {
  statement: CompletionItemKind.Keyword,
  word: CompletionItemKind.Keyword,
  // The kind Snippet would be hidden with VS Code's own, which are offered everywhere.
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

/** In the order in which they are offered, not by the alphabet: what is likely comes first. */
export const completion: vscode.CompletionItemProvider = {
  async provideCompletionItems(document, position, token, { triggerKind }) {
    // While somebody types on, VS Code waits for what it has asked, and does not ask again until the next key after
    // the answer: so it is that of the text that was there then, and no place is taken from a later one.
    const isAwaited = (): boolean => !token.isCancellationRequested;
    const offset = document.offsetAt(position);
    const checked = await checkedDocument(document, isAwaited);
    const found = checked && (await workInSlices(suggesting(checked, offset), isAwaited));
    if (found === undefined) return undefined;
    // A blank in the middle of a text asks for nothing.
    if (found.quiet && triggerKind === vscode.CompletionTriggerKind.TriggerCharacter) return undefined;
    const range = new vscode.Range(position.translate(0, found.start - offset), position);
    return found.items.map((suggestion, index) => itemOf(suggestion, index, range));
  },
};

function itemOf(suggestion: ExperimentSuggestion, index: number, range: vscode.Range): vscode.CompletionItem {
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
