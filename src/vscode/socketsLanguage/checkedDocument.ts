import type * as vscode from 'vscode';
import { checking, type CheckedExperiment } from '../../experiment/checkExperiment.ts';
import { workInSlices } from '../workInSlices.ts';

interface Known {
  readonly version: number;
  readonly checked: Promise<CheckedExperiment | undefined>;
}

const known = new WeakMap<vscode.TextDocument, Known>();

/**
 * The experiment in a document, checked once for each of its versions, in slices; undefined once there is a later
 * version, or the document is closed: nobody wants to know then.
 */
export function checkedDocument(document: vscode.TextDocument): Promise<CheckedExperiment | undefined> {
  const { version } = document;
  const found = known.get(document);
  if (found?.version === version) return found.checked;
  const context = { platform: process.platform, nodeVersion: process.versions.node };
  const isWanted = (): boolean => document.version === version && !document.isClosed;
  const checked = workInSlices(checking(document.getText(), context), isWanted);
  known.set(document, { version, checked });
  return checked;
}
