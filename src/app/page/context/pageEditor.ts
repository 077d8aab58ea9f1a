/** What a page's requests need of the surrounding editor: documents, commands, and pick lists. */
import type { Endpoint } from '../../../model/endpoint.ts';
import type { Result } from '../../../model/result.ts';
import type { SendRequest } from '../../../page/composerMessages.ts';
import type { PageNotices } from '../../../page/pageMessages.ts';
import type { FilterMemory } from '../filter/filterMemory.ts';

/** A text with a selected placeholder. */
export interface TextWithPlaceholder {
  readonly before: string;
  readonly placeholder: string;
  readonly after: string;
}

/** A filter, and which rows it shows, in words. */
export interface NamedFilter {
  readonly label: string;
  readonly filter: string;
}

/** A text to compare, with the title of its document. */
export interface ComparedText {
  readonly title: string;
  readonly text: string;
}

export interface PageEditor {
  /** Runs the command that asks for an address and opens a socket. */
  startSocket(kind: 'listener' | 'client'): void;
  /**
   * Opens the inspector of an endpoint or connection, or shows the existing one; undefined: of everything. It goes to the
   * row with this sequence number.
   */
  openInspector(id: number | undefined, row: number): void;
  /** Opens payload notation in a new editor. */
  openPayload(text: string): Promise<void>;
  /** Sends a file with progress; asks first if an editor has unsaved changes to it. */
  sendFile(path: string, to: number): Promise<Result<{ readonly bytes: number }>>;
  /** Lists saved payloads to send, edit or choose, and offers to save the draft. Resolves to the one chosen. */
  chooseSavedPayload(
    written: SendRequest,
    to: number | undefined,
  ): Promise<PageNotices['compose'] | undefined>;
  /**
   * Lists saved and recent filters to choose, name and delete, and offers to save the one written, and to color rows by
   * it if it is `applied`. Undefined: none was chosen.
   */
  chooseFilter(filters: FilterMemory, written: string, applied: string): Promise<string | undefined>;
  /** Asks which of these filters, if there are several, and for a color, and adds the rule to the settings. */
  colorRows(filters: readonly NamedFilter[]): Promise<void>;
  /** Opens the rules of a listener with an unsaved change. */
  editRules(listener: Endpoint, change: (rules: string) => TextWithPlaceholder): Promise<void>;
  /** Shows how two texts differ. */
  compare(left: ComparedText, right: ComparedText): Promise<void>;
  /** Opens an experiment that replays a connection, or these rows of it. */
  newExperiment(connection: number, rows: readonly number[] | undefined): Promise<void>;
}
