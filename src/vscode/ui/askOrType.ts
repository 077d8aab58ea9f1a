/** A list to choose from that takes what is typed as well. */
import * as vscode from 'vscode';
import { answerOf, prepare, type Answer, type Choice, type Step } from './ask.ts';
import { typedAnswer, typedChoices, type TypedReading } from './typedAnswer.ts';

export interface TypedQuestion<T> extends Step {
  readonly placeholder: string;
  readonly choices: readonly (Choice<T> | vscode.QuickPickItem)[];
  /** What a typed text stands for, or what is wrong with it. */
  readonly read: (typed: string) => TypedReading<T>;
}

/** The answer is what the entry stands for. What has a problem is shown with it, and is no answer. */
export function askOrType<T>(question: TypedQuestion<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T> | vscode.QuickPickItem>();
  prepare(pick, question);
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  const show = (): void => {
    pick.items = typedChoices(question, pick.value.trim());
  };
  show();
  // Keys come faster than entries are shown.
  let shownFor = '';
  return answerOf<T>(pick, (settle) => {
    pick.onDidChangeValue(show);
    pick.onDidChangeActive(([item]) => {
      if (item?.alwaysShow === true) shownFor = item.label;
    });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      const selected = item !== undefined && 'choose' in item ? item : undefined;
      const answer = typedAnswer(question, pick.value.trim(), { selected, shownFor });
      if (answer !== undefined) settle(answer);
    });
  });
}
