/** The documents of one language, each version parsed and checked only once for all features. */
import type * as vscode from 'vscode';
import type { Diagnostic } from '../../../language/core/diagnostic.ts';
import type { LanguageService } from '../../../language/core/languageService.ts';
import { workInSlices } from '../../../app/timing/workInSlices.ts';

interface Known<Tree> {
  readonly version: number;
  readonly parsed: Promise<Tree | undefined>;
  /** Whether the requests for this version still wait for it; they may do so even where there is a later version. */
  readonly waiting: (() => boolean)[];
  /** Set by the first request for them. */
  diagnostics?: Promise<readonly Diagnostic[] | undefined>;
}

export class ParsedDocuments<Tree> {
  readonly service: LanguageService<Tree>;
  readonly #known = new WeakMap<vscode.TextDocument, Known<Tree>>();

  constructor(service: LanguageService<Tree>) {
    this.service = service;
  }

  /**
   * Parses a document as it is now, in slices; undefined once there is a later version, or it is closed, as the result
   * is of no use then. With `isAwaited`, this request still uses it then, and reads no position of the document
   * afterwards, which may have changed.
   */
  async parsed(
    document: vscode.TextDocument,
    isAwaited: () => boolean = () => false,
  ): Promise<Tree | undefined> {
    const isUnchanged = unchanged(document);
    const { parsed, waiting } = this.#knownOf(document, isUnchanged);
    waiting.push(isAwaited);
    const tree = await parsed;
    return isUnchanged() || isAwaited() ? tree : undefined;
  }

  /** The diagnostics of a document as it is now; undefined once there is a later version, or it is closed. */
  async diagnostics(document: vscode.TextDocument): Promise<readonly Diagnostic[] | undefined> {
    const isUnchanged = unchanged(document);
    const tree = await this.parsed(document);
    if (tree === undefined) return undefined;
    const known = this.#knownOf(document, isUnchanged);
    known.diagnostics ??= workInSlices(this.service.check(tree), isUnchanged);
    const found = await known.diagnostics;
    return isUnchanged() ? found : undefined;
  }

  #knownOf(document: vscode.TextDocument, isUnchanged: () => boolean): Known<Tree> {
    const { version } = document;
    const found = this.#known.get(document);
    if (found?.version === version) return found;
    const waiting: (() => boolean)[] = [];
    const isWanted = (): boolean => isUnchanged() || waiting.some((isAwaited) => isAwaited());
    const parsed = workInSlices(this.service.parse(document.getText()), isWanted);
    const known = { version, parsed, waiting };
    this.#known.set(document, known);
    return known;
  }
}

/** Returns a check whether a document is still as it is now. */
function unchanged(document: vscode.TextDocument): () => boolean {
  const { version } = document;
  return () => document.version === version && !document.isClosed;
}
