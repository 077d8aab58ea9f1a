/** The ADDRESS argument, checked for this machine. */
import { isDatagram } from '../../model/transports.ts';
import { parseAddress } from '../../address/parseAddress.ts';
import type { Address } from '../../model/address.ts';
import type { AddressKind } from '../../model/endpointKinds.ts';
import { excerpt } from '../../model/excerpt.ts';
import { success, type Result } from '../../model/result.ts';
import { wrong, type Args } from './args.ts';
import { problemSentences } from './problemLines.ts';

/** The only positional argument, which must be an address that can be opened here. */
export function readAddress(
  { positionals }: Args<never>,
  command: string,
  kind: AddressKind,
): Result<Address> {
  const [text, extra] = positionals;
  if (text === undefined) {
    return wrong(
      `${command} needs an address, such as tcp://127.0.0.1:9998; see socket-lab ${command} --help.`,
    );
  }
  if (extra !== undefined)
    return wrong(`${command} takes one address; ${excerpt(extra)} is one word too many.`);
  return checkAddress(text, kind);
}

/** The two positional arguments of a relay: where it listens, and where it connects to. */
export function readAddressAndTarget({ positionals }: Args<never>): Result<readonly [Address, Address]> {
  const [from, to, extra] = positionals;
  if (from === undefined || to === undefined) {
    return wrong(
      'relay needs two addresses, where it listens and where it connects to, such as tcp://:9000 tcp://:5432; see socket-lab relay --help.',
    );
  }
  if (extra !== undefined) return wrong(`relay takes two addresses; ${excerpt(extra)} is one word too many.`);
  const address = checkAddress(from, 'relay');
  if (!address.ok) return address;
  const target = checkAddress(to, 'target');
  if (!target.ok) return target;
  if (isDatagram(address.value.transport) !== isDatagram(target.value.transport))
    return wrong('Datagrams and streams cannot be joined: both addresses are udp, or neither is.');
  return success([address.value, target.value]);
}

function checkAddress(text: string, kind: AddressKind): Result<Address> {
  const address = parseAddress(text, {
    kind,
    platform: process.platform,
    nodeVersion: process.versions.node,
  });
  if (!address.ok) return wrong(`${excerpt(text)}: ${problemSentences(address.problems)}`);
  return success(address.value);
}
