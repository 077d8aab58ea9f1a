/** Asks for a listener's responder. */
import * as vscode from 'vscode';
import { buildRules } from './buildRule.ts';
import { askChoice, askText, back, type Answer, type Choice } from '../ui/ask.ts';
import { programRule, replyRule, responderChoices, responderProblem } from './responderChoices.ts';

export interface ResponderQuestion {
  readonly title: string;
  readonly step?: number;
  readonly steps?: number;
  readonly canGoBack?: boolean;
  /** The rule text that Enter accepts; empty: none. */
  readonly current: string;
}

/** The responders that a picker offers, with a separator above each group. */
export function groupedResponders<T>(
  choose: (responder: string) => T,
  isOffered: (responder: string) => boolean = () => true,
): (Choice<T> | vscode.QuickPickItem)[] {
  const shown: (Choice<T> | vscode.QuickPickItem)[] = [];
  let before: string | undefined;
  for (const { group, label, description, responder } of responderChoices()) {
    if (!isOffered(responder)) continue;
    if (group !== before) shown.push({ label: group, kind: vscode.QuickPickItemKind.Separator });
    before = group;
    shown.push({ label, description, choose: choose(responder) });
  }
  return shown;
}

/** Asks for a responder. Returns rule text; empty: no responder. */
export async function askResponder(question: ResponderQuestion): Promise<Answer<string>> {
  const choices = groupedResponders((responder) => responder);
  let active = choices.find((choice) => 'choose' in choice && choice.choose === question.current);
  if (active === undefined) {
    active = { label: question.current, description: 'As set', choose: question.current };
    choices.splice(2, 0, active);
  }
  for (;;) {
    const chosen = await askChoice({
      ...question,
      placeholder: 'How should it reply automatically?',
      choices,
      ...('choose' in active ? { active } : {}),
    });
    if (chosen === undefined || chosen === back) return chosen;
    const responder =
      chosen === 'askReply'
        ? await askReply(question.title)
        : chosen === 'askBuilt'
          ? await buildRules('')
          : chosen === 'askRule'
            ? await askRule(question.title, question.current)
            : chosen === 'askProgram'
              ? await askProgram(question.title)
              : chosen;
    if (responder !== back) return responder;
  }
}

export async function askReply(title: string): Promise<Answer<string>> {
  const text = await askText({
    title,
    canGoBack: true,
    value: '',
    prompt: 'The text to reply with. Escapes such as \\n, \\0 and \\xFF are understood.',
    placeholder: 'Rxd data, thanks!.',
    judge: (typed) => error(responderProblem(replyRule(typed))),
  });
  return typeof text === 'string' ? replyRule(text) : text;
}

export async function askProgram(title: string): Promise<Answer<string>> {
  const text = await askText({
    title,
    canGoBack: true,
    value: 'python3 server.py',
    prompt: 'The program and its arguments. It runs for each connection, which is its stdin and stdout.',
    judge: (typed) =>
      error(typed.trim() === '' ? 'A program is missing.' : responderProblem(programRule(typed))),
  });
  return typeof text === 'string' ? programRule(text) : text;
}

/** `current`: the rule to change, if it is a single line. */
export function askRule(title: string, current: string): Promise<Answer<string>> {
  const isLine = /^(?:on|every|frames)\b/.test(current) && !current.includes('\n');
  return askText({
    title,
    canGoBack: true,
    value: isLine ? current : 'on data reply "thanks" then close',
    prompt: 'on connect | data | line | frame, what it matches, reply and a payload or a service, then close',
    judge: (typed) => error(typed.trim() === '' ? 'A rule is missing.' : responderProblem(typed)),
  });
}

function error(message: string | undefined) {
  return message === undefined ? undefined : ({ message, severity: 'error' } as const);
}
