import { randomInt } from 'node:crypto';
import { isRelaySpec, type EndpointSpec } from '../model/endpointSpec.ts';

/** The spec with a seed, so that what is random in it can be repeated. */
export function seededSpec(spec: EndpointSpec): EndpointSpec {
  return isRelaySpec(spec) && spec.seed === undefined ? { ...spec, seed: randomInt(2 ** 32) } : spec;
}
