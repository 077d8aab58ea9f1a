/** Prompts with one question each, as steps that can be left with Esc (`undefined`) or Back. */
import * as vscode from 'vscode';
import { showInput } from './showInput.ts';

export const back = Symbol('back');
/** The button in the title was pressed. */
export const aside = Symbol('aside');
export type Answer<T> = T | typeof back | undefined;

export interface Step {
  readonly title: string;
  /** From 1; with `steps`, shown as `1/2`. */
  readonly step?: number;
  readonly steps?: number;
  readonly canGoBack?: boolean;
}

/** The result of live validation. An error blocks Enter; a warning does not. */
export interface Remark {
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
}

export interface TextQuestion extends Step {
  readonly value: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly judge: (text: string) => Remark | undefined;
}

/** An extra button in the title; pressing it leaves the prompt and calls `asked` with the typed text. */
export interface Aside {
  readonly icon: string;
  readonly tooltip: string;
  readonly asked: (typed: string) => void;
}

const severities = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
  info: vscode.InputBoxValidationSeverity.Info,
};

export async function askText(question: TextQuestion): Promise<Answer<string>> {
  const answer = await askTextOr(question, undefined);
  return answer === aside ? undefined : answer;
}

export function askTextOr(
  question: TextQuestion,
  beside: Aside | undefined,
): Promise<Answer<string> | typeof aside> {
  const box = vscode.window.createInputBox();
  prepare(box, question);
  const extra =
    beside === undefined
      ? undefined
      : { iconPath: new vscode.ThemeIcon(beside.icon), tooltip: beside.tooltip };
  if (extra !== undefined) box.buttons = [...box.buttons, extra];
  box.value = question.value;
  box.prompt = question.prompt;
  box.placeholder = question.placeholder ?? '';
  const judge = (): Remark | undefined => {
    const remark = question.judge(box.value);
    box.validationMessage =
      remark === undefined ? undefined : { message: remark.message, severity: severities[remark.severity] };
    return remark;
  };
  judge();
  return answerOf<string | typeof aside>(box, (settle) => {
    box.onDidTriggerButton((button) => {
      if (button !== extra) return;
      beside?.asked(box.value);
      settle(aside);
    });
    box.onDidChangeValue(judge);
    box.onDidAccept(() => {
      if (judge()?.severity !== 'error') settle(box.value);
    });
  });
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly choose: T;
}

export interface ChoiceQuestion<T> extends Step {
  readonly placeholder: string;
  readonly choices: readonly (Choice<T> | vscode.QuickPickItem)[];
  /** The item that Enter accepts; by default the first. */
  readonly active?: Choice<T>;
  /** The choice that a button of an item stands for. */
  readonly pressed?: (choice: T, button: vscode.QuickInputButton) => T;
}

export function askChoice<T>(question: ChoiceQuestion<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T> | vscode.QuickPickItem>();
  prepare(pick, question);
  pick.items = question.choices;
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  if (question.active !== undefined) pick.activeItems = [question.active];
  return answerOf(pick, (settle) => {
    pick.onDidTriggerItemButton(({ item, button }) => {
      if ('choose' in item && question.pressed !== undefined) settle(question.pressed(item.choose, button));
    });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item !== undefined && 'choose' in item) settle(item.choose);
    });
  });
}

/** Its title, its step and the button that leads back. */
export function prepare(input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>, step: Step): void {
  input.title = step.title;
  input.step = step.step;
  input.totalSteps = step.steps;
  input.buttons = step.canGoBack === true ? [vscode.QuickInputButtons.Back] : [];
}

/** Shows it until it is settled, left (undefined) or gone back from. */
export function answerOf<T>(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  listen: (settle: (answer: T) => void) => void,
): Promise<Answer<T>> {
  return showInput<T | typeof back>(input, (settle) => {
    listen(settle);
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) settle(back);
    });
  });
}
