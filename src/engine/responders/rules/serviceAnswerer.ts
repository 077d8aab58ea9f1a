import type { RuleEvent } from '../../../payload/rules/ruleStatement.ts';
import type { ServiceName } from '../../../payload/services.ts';
import type { Responder, ResponderSituation } from '../responder.ts';
import { responders } from '../table.ts';
import type { Answerer } from './answerer.ts';

/** Services that make sense of a stream's chunks together. */
const carriesOn: ReadonlySet<ServiceName> = new Set(['echo', 'upper']);

/** A service as a rule's answer. */
export function serviceAnswerer(
  name: ServiceName,
  event: RuleEvent,
  situation: ResponderSituation,
): Answerer {
  // `on data reply daytime` is one answer for each chunk, which is how the services treat datagrams.
  const isEach = event === 'line' || event === 'frame' || (event === 'data' && !carriesOn.has(name));
  const service: Responder = responders[name](isEach ? { ...situation, style: 'datagram' } : situation);
  return {
    answer({ event: occasion, raw }, reply) {
      if (occasion === 'connect') service.connect?.(reply);
      else service.data?.(raw, reply);
    },
    end: (reply) => service.end?.(reply),
    // Only a stream that begins by itself (`chargen`) goes on by itself.
    ...(event === 'connect' ? { drained: (reply) => service.drained?.(reply) } : {}),
  };
}
