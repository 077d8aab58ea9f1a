/** Describes a responder rule in one sentence. */
import type { Span } from '../../../model/problem.ts';
import { countText } from '../../../model/countText.ts';
import type { PayloadEnvironment } from '../../payload/model/environment.ts';
import type { Framing } from '../../../bytes/framing/framing.ts';
import type { OnStatement, RuleAnswer, RuleEvent, RuleMatch, RuleStatement } from '../ruleStatement.ts';
import { serviceRow } from '../services.ts';
import { describeBytes } from '../../payload/help/describeBytes.ts';

const arrivals = {
  connect: 'When a connection is made',
  data: 'Whenever bytes arrive',
  line: 'For each line',
  frame: 'For each frame',
} as const;
const places = { all: 'is', starts: 'begins with', ends: 'ends with', contains: 'contains' } as const;
const endings = {
  end: 'then ends our side',
  close: 'then closes the connection',
  reset: 'then breaks the connection off',
} as const;

export function explainRule(statement: RuleStatement, text: string, environment: PayloadEnvironment): string {
  const source = ({ start, end }: Span): string => text.slice(start, end);
  switch (statement.kind) {
    case 'service':
      return serviceRow(statement.name)?.help ?? '';
    case 'frames':
      return `${framingText(statement.framing)} "on frame" sees one of them at a time. ${framedText(statement.framing)}`;
    case 'every': {
      const { periodMs, all, answer } = statement;
      const period = source(periodMs);
      return `Every ${period}, ${answerText(answer, undefined, source, environment)}${all === undefined ? '' : ' to all connections'}.`;
    }
    case 'on':
      return onText(statement, source, environment);
  }
}

type Source = (span: Span) => string;

function onText(
  { event, match, all, answer, after, times, then }: OnStatement,
  source: Source,
  environment: PayloadEnvironment,
): string {
  const clauses = [
    `${arrivals[event?.value ?? 'data']}${match === undefined ? '' : matchText(match, event?.value, source)}`,
    `${answerText(answer, event?.value, source, environment)}${all === undefined ? '' : ' to all connections'}`,
    ...(after === undefined ? [] : [`${source(after).replace(/^after\s+/, '')} later`]),
    ...(times === undefined ? [] : [`at most ${countText(times.value, 'time')} for each connection`]),
    ...(then === undefined ? [] : [endings[then.value]]),
  ];
  return `${clauses.join(', ')}.`;
}

function matchText(match: RuleMatch, event: RuleEvent | undefined, source: Source): string {
  const subject = event === 'line' || event === 'frame' ? ' that' : ' and the chunk';
  if (match.kind === 'expression') return `${subject} matches ${source(match)}`;
  const wanted = source(match).replace(/^(?:starts|ends|contains)\s+/, '');
  return `${subject} ${places[match.where]} ${wanted}`;
}

function answerText(
  answer: RuleAnswer,
  event: RuleEvent | undefined,
  source: Source,
  environment: PayloadEnvironment,
): string {
  switch (answer.kind) {
    case 'service':
      return answer.name === 'discard' ? 'answers nothing' : `answers by the service "${answer.name}"`;
    case 'exec':
      return `joins the program ${source(answer).replace(/^exec\s+/, '')} to the connection`;
    case 'payload':
      return `sends ${describeBytes(answer.parts, environment).length}${event === 'frame' ? ' as a frame' : ''}`;
  }
}

function framingText(framing: Framing): string {
  switch (framing.kind) {
    case 'line':
      return 'The stream is cut into lines;';
    case 'delimiter':
      return `The stream is cut at a delimiter of ${countText(framing.delimiter.length, 'byte')}${framing.plus === undefined ? '' : ` and ${countText(framing.plus, 'byte')} behind it`};`;
    case 'length':
      return `The stream is cut by the length in front of each frame (${framing.width});`;
    case 'fixed':
      return `The stream is cut into frames of ${countText(framing.size, 'byte')};`;
    case 'none':
      return 'The stream is not cut;';
    default:
      return `The stream is cut into frames of ${framing.kind.toUpperCase()};`;
  }
}

/** How a reply to a frame is framed. */
function framedText(framing: Framing): string {
  const goesOut = 'What it replies goes out';
  switch (framing.kind) {
    case 'line':
      return `${goesOut} as a line that ends like the one that came, unless it ends with LF already.`;
    case 'delimiter':
      return framing.plus === undefined
        ? `${goesOut} with the delimiter behind it, unless it is there already.`
        : `${goesOut} as it is written, delimiter and what follows it too.`;
    case 'length':
      return framing.offset === 0
        ? `${goesOut} with its length in front, unless it is written as len…{…} already.`
        : `${goesOut} as it is written, header and length too.`;
    case 'slip':
    case 'cobs':
    case 'dle':
      return `${goesOut} as such a frame, unless it is written as ${framing.kind}{…} already.`;
    case 'fixed':
    case 'none':
      return `${goesOut} as it is written.`;
  }
}
