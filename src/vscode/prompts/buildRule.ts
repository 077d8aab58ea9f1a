/** Builds a rule step by step: when, what, the reply, and its options. Each step can be undone with Back. */
import { ruleLine } from '../../language/rules/ruleDraft.ts';
import { insertRule } from '../../language/rules/insertRule.ts';
import { ruleRows } from '../languages/ruleRows.ts';
import { looksLikePayload } from '../../language/payload/looksLikePayload.ts';
import { quotedAsTyped } from '../../language/core/quotedText.ts';
import type { DraftMatch, RuleDraft } from '../../language/rules/ruleDraft.ts';
import { services } from '../../language/rules/services.ts';
import { askChoice, askText, back, type Answer, type Choice } from '../ui/ask.ts';
import { askOptions } from './askRuleOptions.ts';
import { responderProblem } from './responderChoices.ts';

interface Made {
  readonly draft: RuleDraft;
  /** `frames by …`, where the user had to choose it. */
  readonly frames?: string;
}

/** One question: how its answer changes the rule, and which question follows. */
export interface RuleStep {
  ask(made: Made): Promise<Answer<Made>>;
  next(made: Made): RuleStep | undefined;
}

/** Returns the rules with one more that the user has built. */
export async function buildRules(title: string, rules: string): Promise<Answer<string>> {
  const isFramed = ruleRows(rules).some(({ line }) => line.startsWith('frames'));
  const path: { readonly step: RuleStep; readonly made: Made }[] = [];
  let step: RuleStep = whenStep(title, isFramed);
  let made: Made = { draft: { event: 'data' } };
  for (;;) {
    const answer = await step.ask(made);
    if (answer === undefined) return undefined;
    if (answer === back) {
      const before = path.pop();
      if (before === undefined) return back;
      ({ step, made } = before);
      continue;
    }
    path.push({ step, made });
    made = answer;
    const next = step.next(made);
    if (next === undefined) return insertRule(rules, ruleLine(made.draft), made.frames);
    step = next;
  }
}

type Ask = (made: Made) => Promise<Answer<Made>>;

/** A question with choices; the chosen one is added to the rule. */
function chosen<T>(
  title: string,
  placeholder: string,
  choices: (made: Made) => readonly Choice<T>[],
  take: (made: Made, choice: T) => Made,
): Ask {
  return async (made) => {
    const answer = await askChoice({ title, placeholder, canGoBack: true, choices: choices(made) });
    if (answer === undefined) return undefined;
    return answer === back ? back : take(made, answer);
  };
}

interface Typed {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly take: (made: Made, typed: string) => Made;
}

/** A question with free text; the resulting rule is validated while the user types. */
function typed({ title, prompt, value, take }: Typed): Ask {
  return async (made) => {
    const answer = await askText({
      title,
      canGoBack: true,
      value,
      prompt,
      judge: (text) => {
        const message = responderProblem(linesOf(take(made, text)));
        return message === undefined ? undefined : { message, severity: 'error' };
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

function whenStep(title: string, isFramed: boolean): RuleStep {
  return {
    ask: chosen<RuleDraft['event']>(
      title,
      'When does it answer?',
      () => [
        { label: 'Data', description: 'Bytes as they come: a chunk, or a datagram', choose: 'data' },
        { label: 'Line', description: 'Each line, however it was cut into chunks', choose: 'line' },
        { label: 'Frame', description: 'Each message, cut by a length, a delimiter …', choose: 'frame' },
        { label: 'Each Connection', description: 'When it is made', choose: 'connect' },
        { label: 'At Intervals', description: 'Again and again, without being asked', choose: 'every' },
      ],
      (_, event) => ({ draft: { event } }),
    ),
    next: ({ draft: { event } }) => {
      if (event === 'connect') return answerStep(title);
      if (event === 'every') return periodStep(title);
      return event === 'frame' && !isFramed ? framingStep(title) : matchStep(title);
    },
  };
}

function periodStep(title: string): RuleStep {
  return {
    ask: typed({
      title,
      prompt: 'How long between two answers: 200ms, 5s, 1m',
      value: '5s',
      take: (made, period) => ({ ...made, draft: { ...made.draft, period: period.trim() } }),
    }),
    next: () => answerStep(title),
  };
}

/** Ways to split frames, with the initial value of the argument each needs. */
const framings = [
  {
    label: 'Length',
    description: 'A length stands in front of each message',
    frames: 'length',
    rest: 'u16be',
  },
  { label: 'Delimiter', description: 'Bytes end each message', frames: 'delimiter', rest: '"\\0"' },
  { label: 'Fixed', description: 'Messages of so many bytes', frames: 'fixed', rest: '16' },
  { label: 'Line', description: 'Lines, ended by LF or CR LF', frames: 'line', rest: '' },
  { label: 'SLIP', description: 'RFC 1055', frames: 'slip', rest: '' },
  { label: 'COBS', description: 'Frames ended by a zero byte', frames: 'cobs', rest: '' },
  { label: 'DLE', description: 'From DLE STX to DLE ETX', frames: 'dle', rest: '' },
] as const;

function framingStep(title: string): RuleStep {
  return {
    ask: chosen(
      title,
      'How is the stream cut into frames?',
      () => framings.map((framing) => ({ ...framing, choose: framing.frames })),
      (made, kind) => ({ ...made, frames: `frames by ${kind}` }),
    ),
    next: ({ frames = '' }) => {
      const framing = framings.find((one) => frames.endsWith(` ${one.frames}`));
      return framing === undefined || framing.rest === ''
        ? matchStep(title)
        : framingRestStep(title, framing.rest);
    },
  };
}

function framingRestStep(title: string, value: string): RuleStep {
  return {
    ask: typed({
      title,
      prompt: 'How exactly: u16be offset 2 includes header · "\\r\\n" · hex"03" plus 1 · 16',
      value,
      take: ({ frames = '', draft }, rest) => ({
        draft,
        frames: `${frames.split(' ').slice(0, 3).join(' ')} ${rest.trim()}`,
      }),
    }),
    next: () => matchStep(title),
  };
}

function matchStep(title: string): RuleStep {
  return {
    ask: chosen<DraftMatch | 'anything'>(
      title,
      'What does it answer to?',
      () => [
        { label: 'Anything', choose: 'anything' },
        { label: 'Exactly', description: 'All of it is …', choose: 'is' },
        { label: 'Starts With', choose: 'starts' },
        { label: 'Ends With', choose: 'ends' },
        { label: 'Contains', choose: 'contains' },
        { label: 'Regular Expression', description: 'Captures are {{1}}, {{2}} …', choose: 'expression' },
      ],
      ({ draft: { event }, ...made }, how) => ({
        ...made,
        draft: how === 'anything' ? { event } : { event, match: { how, wanted: '' } },
      }),
    ),
    next: ({ draft: { match } }) =>
      match === undefined ? answerStep(title) : wantedStep(title, match.how === 'expression'),
  };
}

function wantedStep(title: string, isExpression: boolean): RuleStep {
  return {
    ask: typed({
      title,
      prompt: isExpression
        ? 'A regular expression, such as ^GET (\\S+)'
        : 'Text with escapes, or payload notation, such as hex"02 ?? 03"',
      value: '',
      take: (made, text) => {
        const wanted = isExpression || looksLikePayload(text) ? text : quotedAsTyped(text);
        return {
          ...made,
          draft: { ...made.draft, match: { how: made.draft.match?.how ?? 'is', wanted } },
        };
      },
    }),
    next: () => answerStep(title),
  };
}

function answerStep(title: string): RuleStep {
  return {
    ask: chosen(
      title,
      'What is the answer?',
      ({ draft: { event } }) => [
        { label: 'Text…', description: 'With escapes and {{message}}, {{1}}, {{peer}}', choose: 'text' },
        { label: 'Payload…', description: 'hex"…", len16be{…}, checksum("…"){…} …', choose: 'payload' },
        ...services
          .filter((service) => fits(service, event))
          .map(({ name, help }) => ({
            label: name === 'discard' ? 'Nothing' : name.slice(0, 1).toUpperCase() + name.slice(1),
            description: help,
            choose: name,
          })),
        ...(event === 'every'
          ? []
          : [
              {
                label: 'Run a Program…',
                description: 'Its stdin and stdout are the connection',
                choose: 'program',
              },
            ]),
      ],
      (made, answer) => ({ ...made, draft: { ...made.draft, answer } }),
    ),
    next: ({ draft: { answer = '' } }) => answerSteps[answer]?.(title) ?? optionsStep(title),
  };
}

function fits({ name, on, ends }: (typeof services)[number], event: RuleDraft['event']): boolean {
  if (event === 'every') return ends && on.includes('connect');
  return name === 'discard' || on.includes(event === 'connect' ? 'connect' : 'data');
}

const answerSteps: Readonly<Record<string, (title: string) => RuleStep>> = {
  text: (title) =>
    written(
      title,
      'The text to answer with. Escapes such as \\n, \\0 and \\xFF are understood.',
      'thanks',
      textAnswer,
    ),
  payload: (title) => written(title, 'The payload to answer with', 'hex"06"', (text) => text),
  program: (title) =>
    written(
      title,
      'The program and its arguments',
      'python3 server.py',
      (text) => `exec ${quotedAsTyped(text)}`,
    ),
};

/** Variables remain variables. */
function textAnswer(text: string): string {
  return quotedAsTyped(text).replaceAll(/\\\{(\{[ \t]*[\p{L}\p{N}_.-]+[ \t]*\}\})/gu, '{$1');
}

function written(title: string, prompt: string, value: string, answer: (text: string) => string): RuleStep {
  return {
    ask: typed({
      title,
      prompt,
      value,
      take: (made, text) => ({ ...made, draft: { ...made.draft, answer: answer(text) } }),
    }),
    next: () => optionsStep(title),
  };
}

function optionsStep(title: string): RuleStep {
  return {
    ask: async (made) => {
      const draft = await askOptions(title, made.draft, made.frames);
      return draft === undefined || draft === back ? draft : { ...made, draft };
    },
    next: () => undefined,
  };
}
