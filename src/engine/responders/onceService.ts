import type { Responder, ServiceSituation } from './responder.ts';

/** A service that says one thing: to whoever connects, then closes; or to each datagram. */
export function onceService(style: ServiceSituation['style'], say: () => Uint8Array): Responder {
  if (style === 'datagram') return { data: (_bytes, reply) => reply.send(say()) };
  return {
    connect(reply) {
      reply.send(say());
      reply.close();
    },
  };
}
