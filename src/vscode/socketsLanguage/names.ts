/** Where a name is given, where it is used, and what else it could be called. */
import * as vscode from 'vscode';
import { occurrenceAt, occurrencesOf, type Occurrence } from '../../experiment/editor/occurrences.ts';
import { renameProblem } from '../../experiment/editor/renameProblem.ts';
import { checkedDocument } from './checkedDocument.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

function occurrence(document: vscode.TextDocument, position: vscode.Position): Occurrence | undefined {
  const checked = checkedDocument(document);
  return checked && occurrenceAt(checked.definitions, document.offsetAt(position));
}

function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

export const definition: vscode.DefinitionProvider = {
  provideDefinition(document, position) {
    const found = occurrence(document, position);
    return found && new vscode.Location(document.uri, rangeOf(document, found.definition));
  },
};

export const references: vscode.ReferenceProvider = {
  provideReferences(document, position, { includeDeclaration }) {
    const found = occurrence(document, position);
    if (found === undefined) return [];
    const [declaration, ...uses] = occurrencesOf(found.definition);
    const places = includeDeclaration && declaration !== undefined ? [declaration, ...uses] : uses;
    return places.map((place) => new vscode.Location(document.uri, rangeOf(document, place)));
  },
};

export const highlights: vscode.DocumentHighlightProvider = {
  provideDocumentHighlights(document, position) {
    const found = occurrence(document, position);
    return found === undefined
      ? []
      : occurrencesOf(found.definition).map((place, index) => {
          const { Read, Write } = vscode.DocumentHighlightKind;
          return new vscode.DocumentHighlight(rangeOf(document, place), index === 0 ? Write : Read);
        });
  },
};

/** What the editor shows of a rejected rename is the error's message. */
export const rename: vscode.RenameProvider = {
  prepareRename(document, position) {
    const found = occurrence(document, position);
    if (found === undefined) throw new Error('Here stands no name that the experiment gives.');
    return { range: rangeOf(document, found.span), placeholder: found.definition.name };
  },
  provideRenameEdits(document, position, name) {
    const checked = checkedDocument(document);
    const found = occurrence(document, position);
    if (checked === undefined || found === undefined) return undefined;
    const wrong = renameProblem(checked, found.definition, name);
    if (wrong !== undefined) throw new Error(wrong);
    const edit = new vscode.WorkspaceEdit();
    for (const place of occurrencesOf(found.definition))
      edit.replace(document.uri, rangeOf(document, place), name);
    return edit;
  },
};
