/** Replies of services. */
import type { RuleEvent } from '../../../language/rules/ruleStatement.ts';
import type { ServiceName } from '../../../language/rules/services.ts';
import type { Responder, ResponderSituation } from '../responder.ts';
import { responders } from '../table.ts';
import type { Replier, Occasion } from './replier.ts';

/** Services that treat the chunks of a stream as a whole. */
const carriesOn: ReadonlySet<ServiceName> = new Set(['echo', 'upper']);

/** A service as a rule's reply. `inputOf`: the part of an occasion that it receives. */
export function serviceReplier(
  name: ServiceName,
  event: RuleEvent,
  situation: ResponderSituation,
  inputOf: (occasion: Occasion) => Uint8Array = ({ raw }) => raw,
): Replier {
  // `on data reply daytime` replies once per chunk, as the services do per datagram.
  const isEach = event === 'line' || event === 'frame' || (event === 'data' && !carriesOn.has(name));
  const service: Responder = responders[name](isEach ? { ...situation, style: 'datagram' } : situation);
  return {
    respond(occasion, reply) {
      if (occasion.event === 'connect') service.connect?.(reply);
      else service.data?.(inputOf(occasion), reply);
    },
    end: (reply) => service.end?.(reply),
    // Only a stream that starts by itself (`chargen`) continues by itself.
    ...(event === 'connect' ? { drained: (reply) => service.drained?.(reply) } : {}),
  };
}
