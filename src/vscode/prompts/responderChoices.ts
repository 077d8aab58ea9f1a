/** The responders that a picker offers, and the rule text of each. No vscode in here. */
import { checkRules } from '../languages/checkRules.ts';
import { quotedAsTyped } from '../../language/core/quotedText.ts';
import { services } from '../../language/rules/services.ts';

export interface ResponderChoice {
  readonly group: 'Simple' | 'Classic services' | 'Rules' | 'Program';
  readonly label: string;
  readonly description: string;
  /** The rule text, empty for none; `askReply`, `askBuilt`, `askRule` and `askProgram` stand for another prompt. */
  readonly responder: string;
}

const groups: readonly string[] = ['Simple', 'Classic services'];

/** "None" comes first. */
export function responderChoices(): readonly ResponderChoice[] {
  return [
    {
      group: 'Simple',
      label: 'None',
      description: 'Only shows traffic (recommended). Stays open when the peer ends.',
      responder: '',
    },
    {
      group: 'Simple',
      label: 'Reply with Text…',
      description: 'Replies to everything with the same text.',
      responder: 'askReply',
    },
    ...services
      .map(({ name, help, rfc }): ResponderChoice => ({
        group: rfc === undefined ? 'Simple' : 'Classic services',
        label: name.slice(0, 1).toUpperCase() + name.slice(1),
        description: rfc === undefined ? help : `RFC ${rfc}. ${help}`,
        responder: name,
      }))
      .toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group)),
    {
      group: 'Rules',
      label: 'Build a Rule…',
      description: 'When and what to reply, step by step.',
      responder: 'askBuilt',
    },
    {
      group: 'Rules',
      label: 'Write a Rule…',
      description: 'on connect | data | line | frame, what it matches, reply …',
      responder: 'askRule',
    },
    {
      group: 'Program',
      label: 'Run a Program…',
      description: 'Its stdin and stdout are the connection.',
      responder: 'askProgram',
    },
  ];
}

/** The rule that starts a program for each connection. */
export function programRule(commandLine: string): string {
  return `on connect reply exec ${quotedAsTyped(commandLine.trim())}`;
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
