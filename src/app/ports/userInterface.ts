/** Messages and prompts outside of any page: notifications, the status bar, the clipboard. */
import type { Failure } from '../../model/result.ts';

export interface Confirmation {
  readonly message: string;
  readonly detail: string;
  /** The one button besides Cancel. */
  readonly action: string;
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly limit: number;
}

/** One entry of a list to choose from. */
export interface Choice<T> {
  readonly label: string;
  readonly description: string;
  readonly value: T;
}

/** How work that takes over a second is shown. */
export interface LateProgress {
  readonly title: string;
  readonly cancel: () => void;
  /** Called several times a second. */
  readonly report?: () => { readonly message: string; readonly percent?: number };
}

/** Where a file is to be saved. */
export type SavePlace = {
  /** The file's name, without its folders. */
  readonly name: string;
} & (
  | { readonly path: string }
  /** Not on a disk of this machine: it is written as a whole. Rejects as file systems do. */
  | { readonly write: (bytes: Uint8Array) => Promise<void> }
);

export interface UserInterface {
  /** Resolves to false where the user cancels or dismisses it. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  showInformation(message: string): void;
  showWarning(message: string): void;
  /** Shows a failure with its code and its advice. */
  showFailure(failure: Failure): void;
  /** Shows a message in the status bar for some seconds. */
  showStatus(message: string): void;
  copyText(text: string): Promise<void>;
  /** Shows a message with one button. Resolves to whether it was pressed. */
  offer(message: string, button: string): Promise<boolean>;
  /** Shows an error with one button. Resolves to whether it was pressed. */
  offerAfterError(message: string, button: string): Promise<boolean>;
  /** Asks for a line of at most `limit` characters. Undefined where the user dismisses it. */
  askText(question: TextQuestion): Promise<string | undefined>;
  /** Undefined where the user dismisses it. */
  pick<T>(
    choices: readonly Choice<T>[],
    options: { readonly title: string; readonly placeholder: string },
  ): Promise<T | undefined>;
  /** Undefined where the user cancels. `name`: the suggested file name, in the base folder. */
  chooseSavePlace(options: { readonly title: string; readonly name: string }): Promise<SavePlace | undefined>;
  /** Settles as the work does. */
  withProgress<T>(work: Promise<T>, progress: LateProgress): Promise<T>;
}
