import * as vscode from 'vscode';
import { foldingRanges, type FoldingRange } from '../../../language/experiment/editor/foldingRanges.ts';
import { mapping } from '../../../model/work.ts';
import { workInSlices } from '../../../app/timing/workInSlices.ts';
import type { ExperimentDocuments } from './experimentDocuments.ts';

/** Folding ranges: blocks, heredocs and comments of several lines. */
export function folding(documents: ExperimentDocuments): vscode.FoldingRangeProvider {
  return {
    async provideFoldingRanges(document) {
      const lines = (await documents.parsed(document))?.experiment.lines ?? [];
      return workInSlices(mapping(foldingRanges(lines), rangeOf));
    },
  };
}

function rangeOf({ kind, startLine, endLine }: FoldingRange): vscode.FoldingRange {
  return kind === 'comment'
    ? new vscode.FoldingRange(startLine - 1, endLine - 1, vscode.FoldingRangeKind.Comment)
    : new vscode.FoldingRange(startLine - 1, endLine - 1);
}
