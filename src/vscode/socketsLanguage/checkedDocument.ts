import type * as vscode from 'vscode';
import { checking, type CheckedExperiment } from '../../language/experiment/checkExperiment.ts';
import { workInSlices } from '../../app/timing/workInSlices.ts';

interface Known {
  readonly version: number;
  readonly checked: Promise<CheckedExperiment | undefined>;
  /** Whether those who have asked still wait for it, also where there is a later version. */
  readonly waiting: (() => boolean)[];
}

const known = new WeakMap<vscode.TextDocument, Known>();

/** Whether a document is as it is now: asked later. */
export function unchanged(document: vscode.TextDocument): () => boolean {
  const { version } = document;
  return () => document.version === version && !document.isClosed;
}

/**
 * The experiment in a document as it is now, checked once for each of its versions, in slices; undefined once there
 * is a later version, or the document is closed: nobody wants to know then. `isAwaited`: but who asks does, and
 * reads no place of the document afterwards, which may be another one by then.
 */
export async function checkedDocument(
  document: vscode.TextDocument,
  isAwaited: () => boolean = () => false,
): Promise<CheckedExperiment | undefined> {
  const isUnchanged = unchanged(document);
  const { checked, waiting } = knownOf(document, isUnchanged);
  waiting.push(isAwaited);
  const found = await checked;
  return isUnchanged() || isAwaited() ? found : undefined;
}

function knownOf(document: vscode.TextDocument, isUnchanged: () => boolean): Known {
  const { version } = document;
  const found = known.get(document);
  if (found?.version === version) return found;
  const context = { platform: process.platform, nodeVersion: process.versions.node };
  const waiting: (() => boolean)[] = [];
  const isWanted = (): boolean => isUnchanged() || waiting.some((isAwaited) => isAwaited());
  const checked = workInSlices(checking(document.getText(), context), isWanted);
  const made = { version, checked, waiting };
  known.set(document, made);
  return made;
}
