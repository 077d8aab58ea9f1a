import type { RuleEvent } from '../../../language/rules/ruleStatement.ts';
import type { ServiceName } from '../../../language/rules/services.ts';
import type { Responder, ResponderSituation } from '../responder.ts';
import { responders } from '../table.ts';
import type { Replier, Occasion } from './replier.ts';

/** Services that make sense of a stream's chunks together. */
const carriesOn: ReadonlySet<ServiceName> = new Set(['echo', 'upper']);

/** A service as a rule's answer. `heard`: what it is given of an occasion. */
export function serviceReplier(
  name: ServiceName,
  event: RuleEvent,
  situation: ResponderSituation,
  heard: (occasion: Occasion) => Uint8Array = ({ raw }) => raw,
): Replier {
  // `on data reply daytime` is one answer for each chunk, which is how the services treat datagrams.
  const isEach = event === 'line' || event === 'frame' || (event === 'data' && !carriesOn.has(name));
  const service: Responder = responders[name](isEach ? { ...situation, style: 'datagram' } : situation);
  return {
    answer(occasion, reply) {
      if (occasion.event === 'connect') service.connect?.(reply);
      else service.data?.(heard(occasion), reply);
    },
    end: (reply) => service.end?.(reply),
    // Only a stream that begins by itself (`chargen`) goes on by itself.
    ...(event === 'connect' ? { drained: (reply) => service.drained?.(reply) } : {}),
  };
}
