/** Compiles what a rule replies. */
import type { PayloadEnvironment } from '../../../language/payload/model/environment.ts';
import { alreadyFramed } from '../../../language/payload/alreadyFramed.ts';
import type { Framing } from '../../../bytes/framing/framing.ts';
import { openPart } from '../../../language/payload/model/openPart.ts';
import { standaloneFile } from '../../../language/payload/parts/file.ts';
import type { RuleAnswer, RuleEnding, RuleEvent } from '../../../language/rules/ruleStatement.ts';
import type { ServiceName } from '../../../language/rules/services.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import type { Programs } from '../../../node/programs.ts';
import type { ResponderSituation } from '../responder.ts';
import type { Replier } from './replier.ts';
import type { CompiledResponse } from './compiledRules.ts';
import { framedReplier } from './framedReplier.ts';
import { constantReplier, fileReplier, payloadReplier } from './payloadReplier.ts';
import { programReplier } from './programReplier.ts';
import type { RuleRoom } from './match/ruleRoom.ts';
import { serviceReplier } from './serviceReplier.ts';

export interface ResponseContext {
  readonly environment: PayloadEnvironment;
  readonly folder: () => string;
  readonly programs: Programs;
  /** Budget for encoding constant replies ahead; undefined: they are encoded on first use. */
  readonly room: RuleRoom | undefined;
  readonly event: RuleEvent;
  /** The framing of replies, where frames are replied to. */
  readonly framing: Framing | undefined;
  /** Whether the rule has a match. */
  readonly isMatched: boolean;
  readonly ending: RuleEnding | undefined;
}

const discards: Replier = { respond: () => undefined };
const simple = { startsAtOnce: false, goesOn: false, keepsBytes: false, endsItself: false } as const;

/** Compiles a rule's reply. A new kind of reply is one more case here, and its file. */
export function compileResponse(answer: RuleAnswer, context: ResponseContext): CompiledResponse {
  switch (answer.kind) {
    case 'service':
      return answer.name === 'discard' ? { ...simple, on: () => discards } : service(answer.name, context);
    case 'exec':
      return program(answer.command, context);
    case 'payload':
      return payload(answer.parts, context);
  }
}

function service(name: ServiceName, { event, framing }: ResponseContext): CompiledResponse {
  // An echo returns the raw input, framing included.
  if (framing !== undefined && name !== 'echo')
    return {
      ...simple,
      on: (situation) =>
        framedReplier(
          serviceReplier(name, event, situation, ({ message }) => message),
          framing,
        ),
    };
  return {
    ...simple,
    // Only this service continues whenever everything is sent.
    goesOn: event === 'connect' && name === 'chargen',
    on: (situation) => serviceReplier(name, event, situation),
  };
}

function program(commandLine: string, context: ResponseContext): CompiledResponse {
  const { programs, ending = 'close', event, isMatched } = context;
  // With `on connect`, the reply itself starts it, after its delay and as often as `times` allows.
  const startsAtOnce = event === 'data' && !isMatched;
  return {
    startsAtOnce,
    goesOn: true,
    keepsBytes: true,
    endsItself: true,
    on: (situation) => programReplier({ programs, commandLine, ending, startsAtOnce, situation }),
  };
}

function payload(
  parts: Extract<RuleAnswer, { kind: 'payload' }>['parts'],
  context: ResponseContext,
): CompiledResponse {
  const { environment, folder, framing, room } = context;
  const file = standaloneFile(parts);
  const framed = (replier: Replier): Replier =>
    framing === undefined
      ? replier
      : framedReplier(replier, framing, (bytes) => alreadyFramed(framing, parts, bytes));
  if (openPart(parts) === undefined) {
    const made = room?.constant(parts);
    const shared = framed(constantReplier(parts, made?.ok === true ? made.value : undefined));
    return { ...simple, on: () => shared };
  }
  if (framing !== undefined)
    return {
      ...simple,
      keepsBytes: true,
      on: (situation) => framed(payloadReplier(parts, environment, ruleVariables(situation))),
    };
  return {
    ...simple,
    goesOn: file !== undefined,
    keepsBytes: true,
    on: (situation) =>
      file !== undefined && situation.style === 'stream'
        ? fileReplier(file, folder)
        : payloadReplier(parts, environment, ruleVariables(situation)),
  };
}

/** The variables of a reply. A capture of the rule's own expression takes precedence. */
function ruleVariables({ remote }: ResponderSituation): Parameters<typeof payloadReplier>[2] {
  return (name, { message, captures }) => {
    const captured = captures?.(name);
    if (captured !== undefined) return captured;
    if (name === 'peer') return encodeUtf8(remote);
    return name === 'message' || name === '0' ? message : undefined;
  };
}
