/** A scripted and recording editor for a page's host. */
import type { PageEditor } from '../../../src/app/page/context/pageEditor.ts';
import type { SavePlace, UserInterface } from '../../../src/app/ports/userInterface.ts';
import { fail } from '../../../src/model/result.ts';
import type { PageNotices } from '../../../src/page/pageMessages.ts';

export class TestEditor implements PageEditor {
  /** What was copied, shown, opened or started, in order. */
  readonly done: { readonly what: string; readonly value: unknown }[] = [];
  /** The user's choice. */
  savedPayload: PageNotices['compose'] | undefined;
  filter: string | undefined;
  savePlace: SavePlace | undefined;
  acceptsOffers = false;
  /** What the user writes when asked for a text. */
  text: string | undefined;

  readonly userInterface: UserInterface = {
    confirm: ({ message, detail }) =>
      Promise.resolve(this.#note('confirm', `${message} ${detail}`.trim(), this.acceptsOffers)),
    askText: (question) => Promise.resolve(this.#note('text', question, this.text)),
    offer: (message) => Promise.resolve(this.#note('offer', message, this.acceptsOffers)),
    offerAfterError: (message) => Promise.resolve(this.#note('error', message, this.acceptsOffers)),
    showInformation: (message) => this.#note('information', message),
    showWarning: (message) => this.#note('warning', message),
    showFailure: (failure) => this.#note('failure', failure),
    showStatus: (message) => this.#note('status', message),
    copyText: (text) => this.#noted('copied', text),
    pick: ([first]) => Promise.resolve(first?.value),
    chooseSavePlace: () => Promise.resolve(this.savePlace),
    withProgress: (work) => work,
  };

  startSocket(kind: string): void {
    this.#note('start', kind);
  }

  openInspector(id: number | undefined, row: number): void {
    this.#note('inspector', { id, row });
  }

  openPayload(text: string): Promise<void> {
    return this.#noted('payload', text);
  }

  sendFile(path: string): ReturnType<PageEditor['sendFile']> {
    return Promise.resolve(
      this.#note('file', path, fail({ code: 'ECANCELED', message: 'Nothing was sent.' })),
    );
  }

  chooseSavedPayload(): Promise<PageNotices['compose'] | undefined> {
    return Promise.resolve(this.savedPayload);
  }

  chooseFilter(): Promise<string | undefined> {
    return Promise.resolve(this.filter);
  }

  colorRows(...[filters]: Parameters<PageEditor['colorRows']>): Promise<void> {
    return this.#noted('colors', filters);
  }

  editRules(...[, change]: Parameters<PageEditor['editRules']>): Promise<void> {
    return this.#noted('rules', change(''));
  }

  compare(...both: Parameters<PageEditor['compare']>): Promise<void> {
    return this.#noted('compare', both);
  }

  newExperiment(connection: number, rows: readonly number[] | undefined): Promise<void> {
    return this.#noted('experiment', { connection, rows });
  }

  #noted(what: string, value: unknown): Promise<void> {
    this.#note(what, value);
    return Promise.resolve();
  }

  #note(what: string, value: unknown): void;
  #note<T>(what: string, value: unknown, result: T): T;
  #note<T>(what: string, value: unknown, result?: T): T | undefined {
    this.done.push({ what, value });
    return result;
  }
}
