/** Builds a rule step by step: when, what, the reply, and its options. Each step can be undone with Back. */
import { ruleLine } from '../../language/rules/ruleDraft.ts';
import { insertRule } from '../../language/rules/insertRule.ts';
import { ruleRows } from '../languages/ruleRows.ts';
import { looksLikePayload } from '../../language/payload/looksLikePayload.ts';
import { quotedAsTyped } from '../../language/core/quotedText.ts';
import type { DraftMatch, RuleDraft } from '../../language/rules/ruleDraft.ts';
import { services } from '../../language/rules/services.ts';
import { back, type Answer } from '../ui/ask.ts';
import { askOptions } from './askRuleOptions.ts';
import { matchPreview } from './matchPreview.ts';
import { chosen, headOf, typed, type Made, type RuleStep } from './ruleStep.ts';

/** Returns the rules with one more that the user has built. */
export async function buildRules(rules: string): Promise<Answer<string>> {
  const isFramed = ruleRows(rules).some(({ line }) => line.startsWith('frames'));
  const path: { readonly step: RuleStep; readonly made: Made }[] = [];
  let step: RuleStep = whenStep(isFramed);
  let made: Made = { draft: { event: 'data' } };
  for (;;) {
    const head = headOf(path.length === 0 ? undefined : made, path.length, step.left);
    const answer = await step.ask(made, head);
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

function whenStep(isFramed: boolean): RuleStep {
  return {
    left: 4,
    ask: chosen<RuleDraft['event']>(
      'When should it reply?',
      () => [
        { label: 'On Any Data', description: 'Each chunk or datagram, as it arrives', choose: 'data' },
        { label: 'On Each Line', description: 'However the line was split into chunks', choose: 'line' },
        { label: 'On Each Frame', description: 'Messages with a length, a delimiter …', choose: 'frame' },
        { label: 'On Connect', description: 'Once for each new connection', choose: 'connect' },
        { label: 'On a Timer', description: 'Repeatedly, without waiting for data', choose: 'every' },
      ],
      (_, event) => ({ draft: { event } }),
    ),
    next: ({ draft: { event } }) => {
      if (event === 'connect') return answerStep();
      if (event === 'every') return periodStep();
      return event === 'frame' && !isFramed ? framingStep() : matchStep();
    },
  };
}

function periodStep(): RuleStep {
  return {
    left: 3,
    ask: typed({
      prompt: 'The time between two replies: 200ms, 5s, 1m',
      value: '5s',
      take: (made, period) => ({ ...made, draft: { ...made.draft, period: period.trim() } }),
    }),
    next: () => answerStep(),
  };
}

interface Framing {
  readonly label: string;
  readonly description: string;
  readonly frames: string;
  /** Empty where nothing more is asked. */
  readonly rest: string;
  readonly prompt?: string;
}

/** Ways to split frames, with the initial value of the argument each needs. */
const framings: readonly Framing[] = [
  {
    label: 'Length',
    description: 'Each message begins with its length',
    frames: 'length',
    rest: 'u16be',
    prompt: 'Length field: type, then "offset N", "includes header". Modbus TCP: u16be offset 4',
  },
  {
    label: 'Delimiter',
    description: 'Certain bytes end each message',
    frames: 'delimiter',
    rest: '"\\0"',
    prompt: 'The bytes that end each message: "\\r\\n", or hex"03" plus 1, with one more byte behind them',
  },
  {
    label: 'Fixed',
    description: 'All messages have the same number of bytes',
    frames: 'fixed',
    rest: '16',
    prompt: 'The number of bytes of each message, such as 16',
  },
  { label: 'Line', description: 'Lines ending with LF or CR LF', frames: 'line', rest: '' },
  { label: 'SLIP', description: 'RFC 1055', frames: 'slip', rest: '' },
  { label: 'COBS', description: 'Frames ending with a zero byte', frames: 'cobs', rest: '' },
  { label: 'DLE', description: 'From DLE STX to DLE ETX', frames: 'dle', rest: '' },
];

function framingStep(): RuleStep {
  return {
    left: 4,
    ask: chosen(
      'How is the stream split into frames?',
      () => framings.map((framing) => ({ ...framing, choose: framing.frames })),
      (made, kind) => ({ ...made, frames: `frames by ${kind}` }),
    ),
    next: ({ frames = '' }) => {
      const framing = framings.find((one) => frames.endsWith(` ${one.frames}`));
      return framing === undefined || framing.rest === '' ? matchStep() : framingRestStep(framing);
    },
  };
}

function framingRestStep({
  rest,
  prompt = '',
}: {
  readonly rest: string;
  readonly prompt?: string;
}): RuleStep {
  return {
    left: 4,
    ask: typed({
      prompt,
      value: rest,
      take: ({ frames = '', draft }, text) => ({
        draft,
        frames: `${frames.split(' ').slice(0, 3).join(' ')} ${text.trim()}`,
      }),
    }),
    next: () => matchStep(),
  };
}

function matchStep(): RuleStep {
  return {
    left: 3,
    ask: chosen<DraftMatch | 'anything'>(
      'To which data should it reply?',
      () => [
        { label: 'Anything', choose: 'anything' },
        { label: 'Exactly', description: 'The whole of it is …', choose: 'is' },
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
      match === undefined ? answerStep() : wantedStep(match.how === 'expression'),
  };
}

function wantedStep(isExpression: boolean): RuleStep {
  return {
    left: 3,
    ask: typed({
      prompt: isExpression
        ? 'A regular expression, such as ^GET (\\S+)'
        : 'Text with escapes, or payload notation, such as hex"02 ?? 03"',
      value: '',
      about: (text, rules) => {
        const message = matchPreview(text, rules);
        return message === undefined ? undefined : { message, severity: 'info' };
      },
      take: (made, text) => {
        const wanted = isExpression || looksLikePayload(text) ? text : quotedAsTyped(text);
        return {
          ...made,
          draft: { ...made.draft, match: { how: made.draft.match?.how ?? 'is', wanted } },
        };
      },
    }),
    next: () => answerStep(),
  };
}

function answerStep(): RuleStep {
  return {
    left: 2,
    ask: chosen(
      'Reply with',
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
    next: ({ draft: { answer = '' } }) => answerSteps[answer]?.() ?? optionsStep(),
  };
}

function fits({ name, on, ends }: (typeof services)[number], event: RuleDraft['event']): boolean {
  if (event === 'every') return ends && on.includes('connect');
  return name === 'discard' || on.includes(event === 'connect' ? 'connect' : 'data');
}

const answerSteps: Readonly<Record<string, () => RuleStep>> = {
  text: () =>
    written(
      'The text to reply with. Escapes such as \\n, \\0 and \\xFF are understood.',
      'thanks',
      textAnswer,
    ),
  payload: () => written('The payload to reply with', 'hex"06"', (text) => text),
  program: () =>
    written('The program and its arguments', 'python3 server.py', (text) => `exec ${quotedAsTyped(text)}`),
};

/** Variables remain variables. */
function textAnswer(text: string): string {
  return quotedAsTyped(text).replaceAll(/\\\{(\{[ \t]*[\p{L}\p{N}_.-]+[ \t]*\}\})/gu, '{$1');
}

function written(prompt: string, value: string, answer: (text: string) => string): RuleStep {
  return {
    left: 2,
    ask: typed({
      prompt,
      value,
      take: (made, text) => ({ ...made, draft: { ...made.draft, answer: answer(text) } }),
    }),
    next: () => optionsStep(),
  };
}

function optionsStep(): RuleStep {
  return {
    left: 1,
    ask: async (made, head) => {
      const draft = await askOptions(head, made.draft, made.frames);
      return draft === undefined || draft === back ? draft : { ...made, draft };
    },
    next: () => undefined,
  };
}
