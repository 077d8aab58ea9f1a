/** The common part of services that send one message. */
import type { Responder, ServiceSituation } from './responder.ts';

/** Sends one message: to each new connection, which it then closes; or in reply to each datagram. */
export function onceService(style: ServiceSituation['style'], create: () => Uint8Array): Responder {
  if (style === 'datagram') return { data: (_bytes, reply) => reply.send(create()) };
  return {
    connect(reply) {
      reply.send(create());
      reply.close();
    },
  };
}
