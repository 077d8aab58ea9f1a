/** The services that rules can name. */
import type { ServiceName } from '../../language/rules/services.ts';
import { chargen } from './chargen.ts';
import { daytime } from './daytime.ts';
import type { Responder, ServiceSituation } from './responder.ts';
import { time } from './time.ts';
import { upper } from './upper.ts';

/** Sends back what arrives (RFC 862). */
function echo(): Responder {
  return { data: (bytes, reply) => reply.send(bytes) };
}

/** Reads and discards (RFC 863). */
function discard(): Responder {
  return {};
}

/** All services, by name. To add one: a line here, its file and its test. */
export const responders: Readonly<Record<ServiceName, (situation: ServiceSituation) => Responder>> = {
  echo,
  upper,
  discard,
  chargen,
  daytime,
  time,
};
