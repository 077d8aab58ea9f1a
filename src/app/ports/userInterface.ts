/** What is shown to the user and asked of them outside any page: messages, the status bar, the clipboard. */
import type { Failure } from '../../model/result.ts';

export interface Confirmation {
  readonly message: string;
  readonly detail: string;
  /** The one button besides Cancel. */
  readonly action: string;
}

export interface UserInterface {
  /** Resolves to false where the user cancels or dismisses it. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  showInformation(message: string): void;
  /** Shows a failure with its code and its advice. */
  showFailure(failure: Failure): void;
  /** For some seconds, at the lower edge of the window. */
  showStatus(message: string): void;
  copyText(text: string): Promise<void>;
}
