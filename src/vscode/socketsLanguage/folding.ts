import * as vscode from 'vscode';
import { foldingRanges } from '../../experiment/editor/foldingRanges.ts';
import { checkedDocument } from './checkedDocument.ts';

/** Blocks, heredocs and comments of several lines. */
export const folding: vscode.FoldingRangeProvider = {
  provideFoldingRanges(document) {
    const lines = checkedDocument(document)?.experiment.lines ?? [];
    return foldingRanges(lines).map(({ kind, startLine, endLine }) =>
      kind === 'comment'
        ? new vscode.FoldingRange(startLine - 1, endLine - 1, vscode.FoldingRangeKind.Comment)
        : new vscode.FoldingRange(startLine - 1, endLine - 1),
    );
  },
};
