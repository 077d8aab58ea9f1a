/** The Test Explorer's items: one for each file, read when it is expanded, and below it one for each test. */
import * as vscode from 'vscode';
import type { Failure } from '../../model/result.ts';
import type { Work } from '../../model/work.ts';
import { workInSlices } from '../../app/timing/workInSlices.ts';
import { experimentLabel, isExperimentDocument, type ExperimentFiles } from './experimentFiles.ts';
import {
  reading,
  whyNotRunnable,
  type ExperimentTest,
  type ReadExperiment,
} from '../../app/experiments/readExperiment.ts';

/** Delay after the last edit. */
const rereadDelayMs = 300;

interface Reading {
  readonly text: string;
  read: Promise<ReadExperiment | undefined>;
}

export class TestItems {
  readonly #controller: vscode.TestController;
  readonly #files: ExperimentFiles;
  readonly #changed: () => void;
  readonly #read = new Map<string, ReadExperiment>();
  /** Reads in progress. */
  readonly #reading = new Map<string, Reading>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #failures = new WeakMap<vscode.TestItem, Failure>();
  readonly #owned: vscode.Disposable;

  constructor(controller: vscode.TestController, files: ExperimentFiles, changed: () => void) {
    this.#controller = controller;
    this.#files = files;
    this.#changed = changed;
    this.#owned = vscode.Disposable.from(
      files.onDidCreate((uri) => {
        this.ensure(uri);
        changed();
      }),
      // A file that was never expanded need not be read again.
      files.onDidChange((uri) => this.#isRead(uri) && void this.read(uri)),
      files.onDidDelete((uri) => this.#forget(uri)),
      vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isExperimentDocument(document)) this.#readSoon(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (vscode.workspace.getWorkspaceFolder(uri) === undefined) this.#forget(uri);
        else if (this.#isRead(uri)) void this.read(uri);
      }),
    );
    for (const document of vscode.workspace.textDocuments) this.#opened(document);
  }

  /** Creates an item for every file, without reading them. */
  async discover(): Promise<readonly vscode.Uri[]> {
    const uris = await this.#files.find();
    for (const uri of uris) this.ensure(uri);
    return uris;
  }

  /** The known files: found in the workspace, or open in an editor. */
  uris(): vscode.Uri[] {
    return [...this.#controller.items].map(([, item]) => this.uriOf(item));
  }

  ensure(uri: vscode.Uri): vscode.TestItem {
    const id = uri.toString();
    const known = this.#controller.items.get(id);
    if (known !== undefined) return known;
    const item = this.#controller.createTestItem(id, experimentLabel(uri), uri);
    item.canResolveChildren = true;
    this.#controller.items.add(item);
    return item;
  }

  uriOf(item: vscode.TestItem): vscode.Uri {
    return item.uri ?? vscode.Uri.parse(item.parent?.id ?? item.id);
  }

  /** Reads a file and updates its items. Undefined where it cannot be read: its item has the reason. */
  async read(uri: vscode.Uri): Promise<ReadExperiment | undefined> {
    const item = this.ensure(uri);
    const text = await this.#files.text(uri);
    if (!text.ok) {
      item.error = text.failure.message;
      this.#failures.set(item, text.failure);
      return undefined;
    }
    const known = this.#read.get(item.id);
    const running = this.#reading.get(item.id);
    if (running?.text === text.value) return running.read;
    if (running === undefined && known?.text === text.value) return known;
    const started: Reading = { text: text.value, read: Promise.resolve(undefined) };
    this.#reading.set(item.id, started);
    started.read = this.#readAll(item, started);
    return started.read;
  }

  /** Reads the newer text where it was changed meanwhile. */
  async #readAll(item: vscode.TestItem, started: Reading): Promise<ReadExperiment | undefined> {
    const isWanted = (): boolean => this.#reading.get(item.id) === started;
    const read = await workInSlices(reading(started.text), isWanted);
    if (read === undefined || !isWanted()) return this.#newest(item);
    await workInSlices(this.#showing(item, read), isWanted);
    if (!isWanted()) return this.#newest(item);
    this.#reading.delete(item.id);
    this.#read.set(item.id, read);
    this.#changed();
    return read;
  }

  #newest({ id }: vscode.TestItem): Promise<ReadExperiment | undefined> {
    return this.#reading.get(id)?.read ?? Promise.resolve(this.#read.get(id));
  }

  /** Why the last attempt to read a file failed. */
  failureOf(uri: vscode.Uri): Failure | undefined {
    return this.#failures.get(this.ensure(uri));
  }

  /** The result of the last read. */
  lastRead(uri: vscode.Uri): ReadExperiment | undefined {
    return this.#read.get(uri.toString());
  }

  /** The item of a test; where the whole file is one test, the file's. */
  itemOf(uri: vscode.Uri, { key, title }: Pick<ExperimentTest, 'key' | 'title'>): vscode.TestItem {
    const file = this.ensure(uri);
    return title === undefined ? file : (file.children.get(key) ?? file);
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#reading.clear();
    this.#owned.dispose();
  }

  #isRead(uri: vscode.Uri): boolean {
    return this.#read.has(uri.toString());
  }

  #opened(document: vscode.TextDocument): void {
    if (isExperimentDocument(document)) void this.read(document.uri);
  }

  #readSoon(uri: vscode.Uri): void {
    const id = uri.toString();
    clearTimeout(this.#waiting.get(id));
    this.#waiting.set(
      id,
      setTimeout(() => {
        this.#waiting.delete(id);
        void this.read(uri);
      }, rereadDelayMs),
    );
  }

  #forget(uri: vscode.Uri): void {
    const id = uri.toString();
    clearTimeout(this.#waiting.get(id));
    this.#waiting.delete(id);
    this.#read.delete(id);
    this.#reading.delete(id);
    this.#controller.items.delete(id);
    this.#changed();
  }

  *#showing(item: vscode.TestItem, read: ReadExperiment): Work {
    item.error = whyNotRunnable(read);
    const titled = read.tests.filter(({ title }) => title !== undefined);
    const [first] = read.tests;
    // Where the whole file is one experiment, its item is the test.
    item.range = titled.length === 0 && first !== undefined ? rangeOf(first) : undefined;
    item.canResolveChildren = titled.length > 0;
    const keys = new Set(titled.map(({ key }) => key));
    for (const [id] of item.children) if (!keys.has(id)) item.children.delete(id);
    for (const [index, test] of titled.entries()) {
      yield;
      const known = item.children.get(test.key);
      const child = known ?? this.#childOf(item, test);
      child.range = rangeOf(test);
      child.sortText = String(index).padStart(6, '0');
      if (known === undefined) item.children.add(child);
    }
  }

  #childOf(item: vscode.TestItem, { key, title }: ExperimentTest): vscode.TestItem {
    return this.#controller.createTestItem(key, title ?? key, this.uriOf(item));
  }
}

function rangeOf({ line, lastLine }: ExperimentTest): vscode.Range {
  return new vscode.Range(line - 1, 0, lastLine - 1, Number.MAX_SAFE_INTEGER);
}
