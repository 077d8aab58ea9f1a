/** The last step of building a rule: shows the resulting line, to be accepted, and the options that can be added. */
import { ruleLine } from '../../language/rules/ruleDraft.ts';
import type { RuleDraft } from '../../language/rules/ruleDraft.ts';
import { askChoice, askText, back, type Answer, type Choice } from '../ui/ask.ts';
import type { StepHead } from './ruleStep.ts';
import { responderProblem } from './responderChoices.ts';

type Option = 'take' | 'toAll' | 'after' | 'times' | 'then';
const endings = [
  { label: 'Nothing', choose: '' },
  { label: 'Half-Close', description: 'end: our side ends (FIN), the peer may continue', choose: 'end' },
  { label: 'Close', description: 'close: the connection is closed', choose: 'close' },
  { label: 'Reset', description: 'reset: the connection is aborted (RST)', choose: 'reset' },
] as const;

export async function askOptions(
  head: StepHead,
  first: RuleDraft,
  frames: string | undefined,
): Promise<Answer<RuleDraft>> {
  let draft = first;
  for (;;) {
    const line = ruleLine(draft);
    const problem = responderProblem(frames === undefined ? line : `${frames}\n${line}`);
    const chosen = await askChoice({
      ...head,
      canGoBack: true,
      placeholder: problem ?? 'Press Enter to add this rule',
      choices: choicesOf(draft, frames === undefined ? line : `${line} (${frames})`),
    });
    if (chosen === undefined || chosen === back) return chosen;
    if (chosen === 'take') {
      if (problem === undefined) return draft;
      continue;
    }
    const changed = await askOption(head.title, draft, chosen);
    if (changed === undefined) return undefined;
    if (changed !== back) draft = changed;
  }
}

function choicesOf(draft: RuleDraft, line: string): Choice<Option>[] {
  const isNothing = draft.answer === 'discard';
  const take: Choice<Option> = { label: `$(check) ${line}`, choose: 'take' };
  const toAll: Choice<Option> = {
    label: 'Reply to All Connections',
    description: draft.toAll === true ? 'yes' : 'no',
    choose: 'toAll',
  };
  const times: Choice<Option> = { label: 'Times…', description: draft.times ?? 'always', choose: 'times' };
  if (draft.event === 'every') return [take, toAll];
  if (isNothing) return [take, times];
  return [
    take,
    toAll,
    { label: 'After…', description: draft.after ?? 'immediately', choose: 'after' },
    times,
    { label: 'Then…', description: draft.then ?? 'nothing', choose: 'then' },
  ];
}

async function askOption(
  title: string,
  draft: RuleDraft,
  option: Exclude<Option, 'take'>,
): Promise<Answer<RuleDraft>> {
  if (option === 'toAll') return { ...draft, toAll: draft.toAll !== true };
  const answer =
    option === 'then'
      ? await askChoice<string>({
          title,
          canGoBack: true,
          placeholder: 'What should follow the reply?',
          choices: endings,
        })
      : await askText({
          title,
          canGoBack: true,
          value: draft[option] ?? (option === 'after' ? '1s' : '1'),
          prompt:
            option === 'after'
              ? 'The delay before the reply: 200ms, 1s, 2m, 1h; empty: none'
              : 'How many times it replies, for each connection; empty: always',
          judge: (text) => {
            const message = text.trim() === '' ? undefined : responderProblem(lineWith(draft, option, text));
            return message === undefined ? undefined : { message, severity: 'error' };
          },
        });
  if (answer === undefined || answer === back) return answer;
  const { [option]: _, ...rest } = draft;
  return answer.trim() === '' ? rest : { ...rest, [option]: answer.trim() };
}

function lineWith(draft: RuleDraft, option: 'after' | 'times', text: string): string {
  return ruleLine({ ...draft, [option]: text.trim() });
}
