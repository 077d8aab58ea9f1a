/** What opens a relay, from the texts of its user. */
import { addressFamily, isLoopback, isWildcard } from '../../address/ipAddress.ts';
import { isPathAddress, type Address } from '../../model/address.ts';
import { defined } from '../../model/defined.ts';
import type { RelaySpec } from '../../model/endpointSpec.ts';
import type { Parsed } from '../../model/problem.ts';
import { fail, success, type Result } from '../../model/result.ts';
import { isDatagram } from '../../model/transports.ts';
import { badText } from '../failures/commandError.ts';
import { readFaults } from './faultLines.ts';
import { relayAddresses, type AddressUse, type RelayRequest } from './openRequest.ts';

/** `parse` reads an address with the defaults of the window. */
export function relaySpec(
  request: RelayRequest,
  parse: (use: AddressUse) => Parsed<Address>,
): Result<RelaySpec> {
  const uses = relayAddresses(request);
  const address = parse(uses.address);
  if (!address.ok) return fail(badText(request.address, address.problems));
  const target = parse(uses.target);
  if (!target.ok) return fail(badText(request.target, target.problems));
  const misfit = relayProblem(address.value, target.value);
  if (misfit !== undefined) return fail({ code: 'EINVAL', address: request.target, message: misfit });
  const faults = readFaults(request.faults ?? [], address.value.transport);
  if (!faults.ok) return faults;
  const { seed, name } = request;
  if (seed !== undefined && !isSeed(seed))
    return fail({ code: 'EINVAL', message: `The seed ${seed} is not a whole number from 0 to 4294967295.` });
  return success({
    kind: 'relay',
    address: address.value,
    target: target.value,
    faults: faults.value,
    ...defined({ seed, name }),
  });
}

/** Why two addresses cannot be joined; undefined where they can. */
export function relayProblem(address: Address, target: Address): string | undefined {
  if (isDatagram(address.transport) !== isDatagram(target.transport))
    return 'Datagrams and streams cannot be joined: both addresses are udp, or neither is.';
  return isSamePlace(address, target)
    ? 'The relay would connect to itself: it has to listen somewhere else.'
    : undefined;
}

function isSamePlace(address: Address, target: Address): boolean {
  if (isPathAddress(address) || isPathAddress(target))
    return isPathAddress(address) && isPathAddress(target) && address.path === target.path;
  const { host, port } = address;
  if (port !== target.port) return false;
  // The addresses of 127.0.0.0/8 are different places; a name of the loopback may be any of them.
  const isByName = addressFamily(target.host) === undefined && isLoopback(host);
  return host === target.host || (isLoopback(target.host) && (isWildcard(host) || isByName));
}

function isSeed(seed: number): boolean {
  return Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32;
}
