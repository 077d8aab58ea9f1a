/** The questions of building a rule: each changes the rule, shows what it is so far, and knows which follows. */
import { ruleLine, type RuleDraft } from '../../language/rules/ruleDraft.ts';
import { askChoice, askText, back, type Answer, type Choice, type Remark } from '../ui/ask.ts';
import { responderProblem } from './responderChoices.ts';

export interface Made {
  readonly draft: RuleDraft;
  /** `frames by …`, where the user had to choose it. */
  readonly frames?: string;
}

/** Where a question stands: `Add Rule: on line (2/4)`. */
export interface StepHead {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
}

export type Ask = (made: Made, head: StepHead) => Promise<Answer<Made>>;

export interface RuleStep {
  readonly ask: Ask;
  /** How many questions there are at least from here, with this one. */
  readonly left: number;
  next(made: Made): RuleStep | undefined;
}

const titleLimit = 60;

/** `made`: undefined before the first answer. */
export function headOf(made: Made | undefined, answered: number, left: number): StepHead {
  const rule = made === undefined ? '' : `: ${ruleSoFar(made)}`;
  const title = `Add Rule${rule}`;
  return {
    title: title.length > titleLimit ? `${title.slice(0, titleLimit - 1)}…` : title,
    step: answered + 1,
    steps: answered + left,
  };
}

function ruleSoFar({ draft, frames }: Made): string {
  const line = ruleLine(draft);
  const begun = draft.answer === undefined ? line.replace(/ reply ""$/, '') : line;
  return [...(frames === undefined ? [] : [frames]), begun.trim()].join('; ');
}

/** A question with choices; the chosen one is added to the rule. */
export function chosen<T>(
  placeholder: string,
  choices: (made: Made) => readonly Choice<T>[],
  take: (made: Made, choice: T) => Made,
): Ask {
  return async (made, head) => {
    const answer = await askChoice({ ...head, placeholder, canGoBack: true, choices: choices(made) });
    if (answer === undefined) return undefined;
    return answer === back ? back : take(made, answer);
  };
}

interface Typed {
  readonly prompt: string;
  readonly value: string;
  readonly take: (made: Made, typed: string) => Made;
  /** What to say of a text that is right. */
  readonly about?: (typed: string, rules: string) => Remark | undefined;
}

/** A question with free text; the resulting rule is validated while the user types. */
export function typed({ prompt, value, take, about }: Typed): Ask {
  return async (made, head) => {
    const answer = await askText({
      ...head,
      canGoBack: true,
      value,
      prompt,
      judge: (text) => {
        const rules = linesOf(take(made, text));
        const message = responderProblem(rules);
        return message === undefined ? about?.(text, rules) : { message, severity: 'error' };
      },
    });
    return answer === undefined || answer === back ? answer : take(made, answer);
  };
}

function linesOf({ draft, frames }: Made): string {
  const line = ruleLine({
    ...draft,
    answer: draft.answer ?? (draft.event === 'every' ? '""' : 'discard'),
  });
  return frames === undefined ? line : `${frames}\n${line}`;
}
