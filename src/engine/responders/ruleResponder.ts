/** Rules as a responder: for each trigger the first rule that fits is followed. */
import type { Rule, RuleEnding, RuleTrigger } from '../../payload/rule.ts';
import type { CreateResponder, Reply, Responder, ResponderSituation } from './responder.ts';
import { responders } from './table.ts';

export function ruleResponder(rules: readonly Rule[]): CreateResponder {
  return (situation) => {
    const onConnect = following(rules, 'connect', situation);
    const onData = following(rules, 'data', situation);
    // Only a stream that begins by itself (`chargen`) goes on by itself.
    const goesOn = onConnect?.drained !== undefined;
    return {
      connect: (reply) => onConnect?.connect?.(reply),
      data: (bytes, reply) => onData?.data?.(bytes, reply),
      end: (reply) => onData?.end?.(reply),
      ...(goesOn ? { drained: (reply) => onConnect.drained?.(reply) } : {}),
    };
  };
}

/** The responder of the first rule that answers to a trigger. */
function following(
  rules: readonly Rule[],
  trigger: Exclude<RuleTrigger, 'service'>,
  situation: ResponderSituation,
): Responder | undefined {
  for (const rule of rules) {
    if (rule.on !== trigger && rule.on !== 'service') continue;
    const responder = responderOf(rule, situation);
    // A service that chooses its own trigger may answer only to the other one.
    if (rule.on === 'service' && responder[trigger] === undefined) continue;
    return rule.then === undefined ? responder : thenDo(responder, rule.then);
  }
  return undefined;
}

function responderOf({ on, action }: Rule, situation: ResponderSituation): Responder {
  if (action.kind === 'discard') return {};
  if (action.kind === 'bytes') {
    const answer = (reply: Reply): void => reply.send(action.bytes);
    return { connect: answer, data: (_bytes, reply) => answer(reply) };
  }
  const create = responders[action.name];
  // `on data reply daytime` is one answer for each chunk, which is how the services treat datagrams.
  const perChunk = on === 'data' && !carriesOn.has(action.name);
  return create(perChunk ? { ...situation, style: 'datagram' } : situation);
}

/** Services that make sense of a stream's chunks together. */
const carriesOn: ReadonlySet<string> = new Set(['echo', 'upper']);

function thenDo(responder: Responder, ending: RuleEnding): Responder {
  return {
    connect(reply) {
      responder.connect?.(reply);
      reply[ending]();
    },
    data(bytes, reply) {
      responder.data?.(bytes, reply);
      // What the service still holds (half a character) goes out before the end.
      responder.end?.(reply);
      reply[ending]();
    },
  };
}
