/** What a picker offers as a listener's answer, and the rule text that each choice stands for. No vscode in here. */
import { checkRules } from '../languages/checkRules.ts';
import { quotedAsTyped } from '../../language/core/quotedText.ts';
import { services } from '../../language/rules/services.ts';

export interface ResponderChoice {
  readonly label: string;
  readonly description: string;
  /** The rule text, empty for none; `askReply`, `askBuilt` and `askRule`: it is still to be asked. */
  readonly responder: string;
}

/** None first. */
export function responderChoices(): readonly ResponderChoice[] {
  return [
    { label: 'None', description: 'Shows what arrives and answers nothing.', responder: '' },
    ...services.map(({ name, help }) => ({
      label: name.slice(0, 1).toUpperCase() + name.slice(1),
      description: help,
      responder: name,
    })),
    {
      label: 'Reply with Text…',
      description: 'Answers whatever arrives with the same text.',
      responder: 'askReply',
    },
    {
      label: 'Build a Rule…',
      description: 'When, what and how to answer, step by step.',
      responder: 'askBuilt',
    },
    {
      label: 'Write a Rule…',
      description: 'on connect | data | line | frame, what it matches, reply …',
      responder: 'askRule',
    },
  ];
}

/** The rule that answers everything with this text; its escapes (`\n`, `\x00`) are kept as escapes. */
export function replyRule(text: string): string {
  return `on data reply ${quotedAsTyped(text)}`;
}

/** What is wrong with a rule text; undefined when nothing is. */
export function responderProblem(responder: string): string | undefined {
  const checked = checkRules(responder);
  return checked.ok ? undefined : checked.problems[0].message;
}
