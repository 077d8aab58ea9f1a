import { askChoice, askText, back, type Answer, type Choice } from './ask.ts';
import { replyRule, responderChoices, responderProblem } from './responderChoices.ts';

export interface ResponderQuestion {
  readonly title: string;
  readonly step?: number;
  readonly steps?: number;
  readonly canGoBack?: boolean;
  /** Rule text that Enter takes; empty: none. */
  readonly current: string;
}

/** Asks what a listener answers by itself. The answer is rule text; empty: nothing. */
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
        ? await askReply(question)
        : chosen === 'askRule'
          ? await askRule(question)
          : chosen;
    if (responder !== back) return responder;
  }
}

async function askReply({ title }: ResponderQuestion): Promise<Answer<string>> {
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

function askRule({ title, current }: ResponderQuestion): Promise<Answer<string>> {
  return askText({
    title,
    canGoBack: true,
    value:
      current.startsWith('on ') && !current.includes('\n') ? current : 'on data reply "thanks" then close',
    prompt: 'on connect | data reply "text" | hex"…" | a service, then end | close | reset where wanted',
    judge: (typed) => error(responderProblem(typed)),
  });
}

function error(message: string | undefined) {
  return message === undefined ? undefined : ({ message, severity: 'error' } as const);
}
