/** What is answered by Enter in a list that takes what is typed as well. */
import type * as vscode from 'vscode';
import type { Choice } from './ask.ts';

export type TypedReading<T> =
  | { readonly ok: true; readonly choose: T; readonly description: string }
  | { readonly ok: false; readonly message: string };

interface Reads<T> {
  readonly read: (typed: string) => TypedReading<T>;
}

/** What Enter finds: the entry that is selected, and the text whose entries are shown. */
export interface ShownChoice<T> {
  readonly selected: Choice<T> | undefined;
  readonly shownFor: string;
}

/**
 * The selected entry, unless Enter came before the entries of what is typed: it is one of those for fewer keys then, and
 * the answer is what is typed. Where that stands for nothing, it is the entry that VS Code found for it, if any.
 */
export function typedAnswer<T>(
  { read }: Reads<T>,
  typed: string,
  { selected, shownFor }: ShownChoice<T>,
): T | undefined {
  // VS Code keeps an entry of what was typed before in view, whatever is typed now.
  const fitting = selected?.alwaysShow === true && selected.label !== typed ? undefined : selected;
  if (fitting !== undefined && (typed === '' || typed === shownFor)) return fitting.choose;
  const reading = read(typed);
  return reading.ok ? reading.choose : fitting?.choose;
}

/**
 * What is typed comes first; where it is one of the choices, that one does. Text that stands for nothing may be part of a
 * choice, which VS Code then shows by itself; else it says what is wrong.
 */
export function typedChoices<T>(
  { choices, read }: Reads<T> & { readonly choices: readonly (Choice<T> | vscode.QuickPickItem)[] },
  typed: string,
): readonly (Choice<T> | vscode.QuickPickItem)[] {
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
