/** What a page's requests need of an editor around it: documents, commands, and lists with buttons of their own. */
import type { Endpoint } from '../../../model/endpoint.ts';
import type { Result } from '../../../model/result.ts';
import type { SendRequest } from '../../../page/composerMessages.ts';
import type { PageNotices } from '../../../page/pageMessages.ts';
import type { FilterMemory } from '../filter/filterMemory.ts';

/** A text with a part that is selected, to be typed over. */
export interface TextWithPlaceholder {
  readonly before: string;
  readonly placeholder: string;
  readonly after: string;
}

export interface PageEditor {
  /** Runs the command that asks for an address and opens a socket. */
  startSocket(kind: 'listener' | 'client'): void;
  /** Opens payload notation in an editor of its own. */
  openPayload(text: string): Promise<void>;
  /** Sends a file with progress, and with a question where an editor has unsaved changes of it. */
  sendFile(path: string, to: number): Promise<Result<{ readonly bytes: number }>>;
  /** Saved payloads to send, edit or choose, and to save what is written. Resolves to the one chosen for the composer. */
  chooseSavedPayload(
    written: SendRequest,
    to: number | undefined,
  ): Promise<PageNotices['compose'] | undefined>;
  /** Saved and recent filters to choose, name and delete. Undefined: none was chosen. */
  chooseFilter(filters: FilterMemory, written: string): Promise<string | undefined>;
  /** Opens the rules of a listener with a change that is not saved yet. */
  editRules(listener: Endpoint, change: (rules: string) => TextWithPlaceholder): Promise<void>;
  /** Opens an experiment that plays what a connection carried, or these rows of it. */
  newExperiment(connection: number, rows: readonly number[] | undefined): Promise<void>;
}
