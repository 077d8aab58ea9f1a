/** What is answered by Enter in a list that takes what is typed as well. */
import type * as vscode from 'vscode';

/** An entry, and the text that it stands for. */
export interface TypedChoice extends vscode.QuickPickItem {
  readonly choose: string;
}

export type TypedReading =
  | { readonly ok: true; readonly choose: string; readonly description: string }
  | { readonly ok: false; readonly message: string };

/**
 * The entry, unless it does not fit what is typed: Enter came before the list had followed the last keys. Then, and where
 * no entry is selected, it is what is typed; undefined where that stands for nothing.
 */
export function typedAnswer(
  { read }: { readonly read: (typed: string) => TypedReading },
  typed: string,
  selected: TypedChoice | undefined,
): string | undefined {
  if (selected !== undefined && fits(selected, typed)) return selected.choose;
  const reading = read(typed);
  return reading.ok ? reading.choose : selected?.choose;
}

function fits({ label, description = '' }: TypedChoice, typed: string): boolean {
  return `${label} ${description}`.toLowerCase().includes(typed.toLowerCase());
}
