/** The context of one endpoint, made of what the engine has for all of them. */
import type { EngineEvent } from '../model/engineEvent.ts';
import type { EndpointContext, ReportedEvent } from './contracts/endpointContext.ts';
import type { OpenConnection } from './contracts/openConnection.ts';
import type { Emitter } from './emitter.ts';
import type { Endings } from './endings.ts';

interface EngineParts extends Pick<
  EndpointContext,
  'clock' | 'descriptors' | 'resolve' | 'platform' | 'authority' | 'nextId' | 'nextHeldId'
> {
  readonly endings: Endings;
  readonly events: Emitter<EngineEvent>;
  readonly connections: Map<number, OpenConnection>;
}

export function endpointContext(id: number, engine: EngineParts): EndpointContext {
  const { clock, descriptors, resolve, platform, authority, nextId, nextHeldId } = engine;
  const { endings, events, connections } = engine;
  return {
    id,
    clock,
    descriptors,
    resolve,
    platform,
    authority,
    nextId,
    nextHeldId,
    report: (reported: ReportedEvent) => {
      const event = { t: clock.nowUs(), endpoint: id, ...reported };
      endings.apply(event);
      events.emit(event);
    },
    emit: (event) => events.emit(event),
    register: (connection) => void connections.set(connection.id, connection),
    unregister: (connection) => void connections.delete(connection.id),
  };
}
