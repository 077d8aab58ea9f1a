/** The responders that a picker offers, and the rule text of each. No vscode in here. */
import { checkRules } from '../languages/checkRules.ts';
import { quotedAsTyped } from '../../language/core/quotedText.ts';
import { services } from '../../language/rules/services.ts';

export interface ResponderChoice {
  readonly label: string;
  readonly description: string;
  /** The rule text, empty for none; `askReply`, `askBuilt` and `askRule` stand for another prompt. */
  readonly responder: string;
}

/** "None" comes first. */
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

/** The rule that replies to everything with this text; its escapes (`\n`, `\x00`) are preserved. */
export function replyRule(text: string): string {
  return `on data reply ${quotedAsTyped(text)}`;
}

/** The problem of a rule text; undefined where there is none. */
export function responderProblem(responder: string): string | undefined {
  const checked = checkRules(responder);
  return checked.ok ? undefined : checked.problems[0].message;
}
