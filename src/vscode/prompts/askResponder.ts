/** Asks for a listener's responder. */
import { buildRules } from './buildRule.ts';
import { askChoice, askText, back, type Answer, type Choice } from '../ui/ask.ts';
import { replyRule, responderChoices, responderProblem } from './responderChoices.ts';

export interface ResponderQuestion {
  readonly title: string;
  readonly step?: number;
  readonly steps?: number;
  readonly canGoBack?: boolean;
  /** The rule text that Enter accepts; empty: none. */
  readonly current: string;
}

/** Asks for a responder. Returns rule text; empty: no responder. */
export async function askResponder(question: ResponderQuestion): Promise<Answer<string>> {
  const choices: Choice<string>[] = responderChoices().map(({ label, description, responder }) => ({
    label,
    description,
    choose: responder,
  }));
  const known = choices.find(({ choose }) => choose === question.current);
  if (known === undefined) {
    choices.splice(1, 0, { label: question.current, description: 'As set', choose: question.current });
  }
  const active = known ?? choices[1];
  for (;;) {
    const chosen = await askChoice({
      ...question,
      placeholder: 'What should it answer by itself?',
      choices,
      ...(active === undefined ? {} : { active }),
    });
    if (chosen === undefined || chosen === back) return chosen;
    const responder =
      chosen === 'askReply'
        ? await askReply(question.title)
        : chosen === 'askBuilt'
          ? await buildRules(question.title, '')
          : chosen === 'askRule'
            ? await askRule(question.title, question.current)
            : chosen;
    if (responder !== back) return responder;
  }
}

export async function askReply(title: string): Promise<Answer<string>> {
  const text = await askText({
    title,
    canGoBack: true,
    value: '',
    prompt: 'The text to answer with. Escapes such as \\n, \\0 and \\xFF are understood.',
    placeholder: 'Rxd data, thanks!.',
    judge: (typed) => error(responderProblem(replyRule(typed))),
  });
  return typeof text === 'string' ? replyRule(text) : text;
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
