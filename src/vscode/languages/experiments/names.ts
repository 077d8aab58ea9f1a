/** Definitions, references, highlights and renaming of names. */
import * as vscode from 'vscode';
import {
  occurrenceAt,
  occurrencesOf,
  type Occurrence,
} from '../../../language/experiment/editor/occurrences.ts';
import { renameProblem } from '../../../language/experiment/editor/renameProblem.ts';
import { mapping } from '../../../model/work.ts';
import { workInSlices } from '../../../app/timing/workInSlices.ts';
import { rangeOf } from '../adapters/rangeOf.ts';
import type { ExperimentDocuments } from './experimentDocuments.ts';

async function occurrence(
  documents: ExperimentDocuments,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<Occurrence | undefined> {
  const checked = await documents.parsed(document);
  return checked && occurrenceAt(checked.definitions, document.offsetAt(position));
}

export function definition(documents: ExperimentDocuments): vscode.DefinitionProvider {
  return {
    async provideDefinition(document, position) {
      const found = await occurrence(documents, document, position);
      return found && new vscode.Location(document.uri, rangeOf(document, found.definition));
    },
  };
}

export function references(documents: ExperimentDocuments): vscode.ReferenceProvider {
  return {
    async provideReferences(document, position, { includeDeclaration }) {
      const found = await occurrence(documents, document, position);
      if (found === undefined) return [];
      const [declaration, ...uses] = occurrencesOf(found.definition);
      const places = includeDeclaration && declaration !== undefined ? [declaration, ...uses] : uses;
      return workInSlices(
        mapping(places, (place) => new vscode.Location(document.uri, rangeOf(document, place))),
      );
    },
  };
}

export function highlights(documents: ExperimentDocuments): vscode.DocumentHighlightProvider {
  return {
    async provideDocumentHighlights(document, position) {
      const found = await occurrence(documents, document, position);
      if (found === undefined) return [];
      const places = occurrencesOf(found.definition).slice(0, mostHighlights);
      const { Read, Write } = vscode.DocumentHighlightKind;
      // The definition comes first.
      return workInSlices(
        mapping(places.entries(), ([index, place]) => {
          const kind = index === 0 ? Write : Read;
          return new vscode.DocumentHighlight(rangeOf(document, place), kind);
        }),
      );
    },
  };
}

/** More would not be visible. */
const mostHighlights = 5000;

/** The editor shows the message of the error that rejects a rename. */
export function rename(documents: ExperimentDocuments): vscode.RenameProvider {
  return {
    async prepareRename(document, position) {
      const found = await occurrence(documents, document, position);
      if (found === undefined) throw new Error('Here stands no name that the experiment gives.');
      return { range: rangeOf(document, found.span), placeholder: found.definition.name };
    },
    async provideRenameEdits(document, position, name) {
      const checked = await documents.parsed(document);
      const found = await occurrence(documents, document, position);
      if (checked === undefined || found === undefined) return undefined;
      const wrong = renameProblem(checked, found.definition, name);
      if (wrong !== undefined) throw new Error(wrong);
      const edit = new vscode.WorkspaceEdit();
      await workInSlices(
        mapping(occurrencesOf(found.definition), (place) =>
          edit.replace(document.uri, rangeOf(document, place), name),
        ),
      );
      return edit;
    },
  };
}
