/** Compiles parsed rules, and reports everything that is wrong with them, with its position. */
import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import type { ProblemList } from '../../../model/problemList.ts';
import type { PayloadEnvironment } from '../../../language/payload/model/environment.ts';
import { alreadyFramed } from '../../../language/payload/alreadyFramed.ts';
import { encodeFrame } from '../../../bytes/framing/encodeFrame.ts';
import type { Framing } from '../../../bytes/framing/framing.ts';
import { payloadLimitBytes, tooLargeMessage } from '../../../language/payload/model/payloadLimits.ts';
import { leastBytes, type PayloadPart } from '../../../language/payload/model/payloadPart.ts';
import { readStatements } from '../../../language/rules/parseRuleStatements.ts';
import type {
  EveryStatement,
  OnStatement,
  RuleAnswer,
  RuleEvent,
  RuleStatement,
  ServiceStatement,
} from '../../../language/rules/ruleStatement.ts';
import { serviceRow } from '../../../language/rules/services.ts';
import { variableParts } from '../../../language/payload/model/variableParts.ts';
import { splitCommandLine } from '../../../node/commandLine.ts';
import type { Programs } from '../../../node/programs.ts';
import { compileResponse, type ResponseContext } from './compileReply.ts';
import type { CompiledEvery, CompiledRule, CompiledRules } from './compiledRules.ts';
import { compileMatch, type CompiledMatch } from './match/compileMatch.ts';
import { RuleRoom } from './match/ruleRoom.ts';

/** The environment that replies are made in. */
export interface RuleWorld {
  readonly environment: PayloadEnvironment;
  /** The folder that paths are relative to, called each time. */
  readonly folder: () => string;
  readonly programs: Programs;
}

interface RulesRead {
  readonly rules: CompiledRules;
  /** The command lines the rules would run. */
  readonly commandLines: readonly string[];
}

/** Compiles rules, one per line. The result must not be used if there are problems. */
export function compileRules(text: string, world: RuleWorld, problems: ProblemList): RulesRead {
  const statements = readStatements(text, problems);
  const commandLines = statements.flatMap(commandLineOf);
  const on = {
    connect: new Array<CompiledRule>(),
    data: new Array<CompiledRule>(),
    line: new Array<CompiledRule>(),
    frame: new Array<CompiledRule>(),
  };
  const every: CompiledEvery[] = [];
  const room = new RuleRoom();
  const framing = statements.find((statement) => statement.kind === 'frames')?.framing;
  for (const statement of statements) {
    switch (statement.kind) {
      case 'on':
        compileOn(statement, { lists: on, framing, room, world, problems });
        if (statement.event?.value === 'frame' && framing === undefined)
          problems.add(
            statement.event.start,
            statement.event.end,
            'What is a frame has to be said: add a line such as frames by length u16be.',
          );
        break;
      case 'service':
        compileService(statement, on, world);
        break;
      case 'every':
        every.push(compileEvery(statement, room, world, problems));
        break;
      case 'frames':
        break;
    }
  }
  // Input that no other rule matches goes to the program started with the connection.
  for (const rule of on.connect)
    if (rule.response.endsItself)
      on.data.push({ ...rule, times: undefined, afterMs: undefined, onceBegun: true });
  return { rules: { ...on, every, framing }, commandLines };
}

/** No match, and nothing follows. */
const plain = { framing: undefined, isMatched: false, ending: undefined } as const;

type Lists = Record<RuleEvent, CompiledRule[]>;

interface Compiling {
  readonly lists: Lists;
  readonly framing: Framing | undefined;
  readonly room: RuleRoom;
  readonly world: RuleWorld;
  readonly problems: ProblemList;
}

function compileOn(statement: OnStatement, { lists, room, world, problems, ...rules }: Compiling): void {
  const event = statement.event?.value ?? 'data';
  const match = statement.match && compileMatch(statement.match, world.environment, room, problems);
  checkAnswer(statement, event, match, { room, world, problems });
  const framing = event === 'frame' ? rules.framing : undefined;
  if (framing !== undefined) checkFramed(statement.answer, framing, room, problems);
  const context: ResponseContext = {
    ...world,
    room,
    event,
    framing,
    isMatched: statement.match !== undefined,
    ending: statement.then?.value,
  };
  const response = compileResponse(statement.answer, context);
  lists[event].push({
    only: undefined,
    match,
    response,
    toAll: statement.all !== undefined,
    afterMs: statement.after?.value,
    times: statement.times?.value,
    ending: statement.then?.value,
  });
}

/** A bare service: its event depends on the transport (RFC 864, 867, 868). */
function compileService({ name, start, end }: ServiceStatement, lists: Lists, world: RuleWorld): void {
  const answer = { kind: 'service', name, start, end } as const;
  const rule = (event: RuleEvent, only?: 'datagram'): CompiledRule => ({
    only,
    match: undefined,
    response: compileResponse(answer, { ...world, room: undefined, event, ...plain }),
    toAll: false,
    afterMs: undefined,
    times: undefined,
    ending: undefined,
  });
  if (serviceRow(name)?.alone === 'data') {
    lists.data.push(rule('data'));
    return;
  }
  lists.connect.push(rule('connect'));
  lists.data.push(rule('data', 'datagram'));
}

function compileEvery(
  { periodMs, all, answer }: EveryStatement,
  room: RuleRoom,
  world: RuleWorld,
  problems: ProblemList,
): CompiledEvery {
  if (answer.kind === 'payload') checkPayload(answer.parts, ['peer'], 'A period has', room, world, problems);
  const context: ResponseContext = { ...world, room, event: 'data', ...plain };
  return { periodMs: periodMs.value, response: compileResponse(answer, context), toAll: all !== undefined };
}

function checkAnswer(
  { answer }: OnStatement,
  event: RuleEvent,
  match: CompiledMatch | undefined,
  { room, world, problems }: Pick<Compiling, 'room' | 'world' | 'problems'>,
): void {
  if (answer.kind === 'exec') {
    const words = splitCommandLine(answer.command);
    if (!words.ok) problems.add(answer.start, answer.end, words.message);
  }
  if (answer.kind !== 'payload') return;
  const names = event === 'connect' ? ['peer'] : ['message', 'peer', '0', ...(match?.names ?? [])];
  const whose = event === 'connect' ? 'A new connection has' : 'This rule has';
  checkPayload(answer.parts, names, whose, room, world, problems);
}

/** A constant reply either always fits into a frame or never. */
function checkFramed(answer: RuleAnswer, framing: Framing, room: RuleRoom, problems: ProblemList): void {
  const constant = answer.kind === 'payload' ? room.constant(answer.parts) : undefined;
  if (answer.kind !== 'payload' || constant?.ok !== true) return;
  if (alreadyFramed(framing, answer.parts, constant.value)) return;
  const framed = encodeFrame(framing, constant.value);
  if (typeof framed === 'string') problems.add(answer.start, answer.end, framed);
}

function checkPayload(
  parts: readonly PayloadPart[],
  names: readonly string[],
  whose: string,
  room: RuleRoom,
  { environment }: RuleWorld,
  problems: ProblemList,
): void {
  const constant = room.constant(parts);
  if (constant?.ok === false) problems.addAll(constant.problems, 0);
  const over = partOver(parts, payloadLimitBytes);
  if (over !== undefined) problems.add(over.start, over.end, tooLargeMessage);
  for (const { name, start, end } of variableParts(parts)) {
    if (names.includes(name) || environment.variable?.(name) !== undefined) continue;
    const known = [...new Set(names)].map((one) => `{{${one}}}`).join(', ');
    const nearest = nearestWord(name, names);
    problems.add(
      start,
      end,
      `There is no variable ${excerpt(name)} here. ${whose} ${known}.`,
      nearest === undefined ? undefined : `{{${nearest}}}`,
    );
  }
}

/** The part with which a payload exceeds a limit, as far as that is known without encoding it. */
function partOver(parts: readonly PayloadPart[], limitBytes: number): PayloadPart | undefined {
  let least = 0;
  return parts.find((part) => (least += leastBytes(part)) > limitBytes);
}

function commandLineOf(statement: RuleStatement): string[] {
  return statement.kind === 'on' && statement.answer.kind === 'exec' ? [statement.answer.command] : [];
}
