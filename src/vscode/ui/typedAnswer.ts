/** What is answered by Enter in a list that takes what is typed as well. */
import type * as vscode from 'vscode';

/** An entry, and the text that it stands for. */
export interface TypedChoice extends vscode.QuickPickItem {
  readonly choose: string;
}

export type TypedReading =
  | { readonly ok: true; readonly choose: string; readonly description: string }
  | { readonly ok: false; readonly message: string };

/** What Enter finds: the entry that is selected, and the text whose entries are shown. */
export interface ShownChoice {
  readonly selected: TypedChoice | undefined;
  readonly shownFor: string;
}

/**
 * The selected entry, unless Enter came before the entries of what is typed: it is one of those for fewer keys then, and
 * the answer is what is typed. Where that stands for nothing, it is the entry that VS Code found for it, if any.
 */
export function typedAnswer(
  { read }: { readonly read: (typed: string) => TypedReading },
  typed: string,
  { selected, shownFor }: ShownChoice,
): string | undefined {
  if (selected !== undefined && (typed === '' || typed === shownFor)) return selected.choose;
  const reading = read(typed);
  return reading.ok ? reading.choose : selected?.choose;
}

/**
 * What is typed comes first; where it is one of the choices, that one does. Text that stands for nothing may be part of a
 * choice, which VS Code then shows by itself; else it says what is wrong.
 */
export function typedChoices<Item extends vscode.QuickPickItem>(
  {
    choices,
    read,
  }: { readonly choices: readonly (TypedChoice | Item)[]; readonly read: (typed: string) => TypedReading },
  typed: string,
): readonly (TypedChoice | Item | vscode.QuickPickItem)[] {
  if (typed === '') return choices;
  const reading = read(typed);
  if (!reading.ok && choices.some((choice) => fits(choice, typed))) return choices;
  if (!reading.ok)
    return [{ label: typed, description: `$(error) ${reading.message}`, alwaysShow: true }, ...choices];
  const { choose, description } = reading;
  const known = choices.find((choice) => 'choose' in choice && choice.choose === choose);
  const first = { label: typed, description: known?.description ?? description, choose, alwaysShow: true };
  return [first, ...choices.filter((choice) => choice !== known)];
}

function fits({ label, description = '' }: vscode.QuickPickItem, typed: string): boolean {
  return `${label} ${description}`.toLowerCase().includes(typed.toLowerCase());
}
