/** The ADDRESS word of a command, read and judged for this machine. */
import type { Address } from '../../model/address.ts';
import type { AddressKind } from '../../model/endpointKinds.ts';
import { parseAddress } from '../../address/parseAddress.ts';
import { excerpt } from '../../model/excerpt.ts';
import { wrong, type Args, type Asked } from './args.ts';

/** Exactly one positional, and it is an address that can be opened here. */
export function readAddress(args: Args, command: string, kind: AddressKind): Asked<Address> {
  const [text, extra] = args.positionals;
  if (text === undefined) {
    return wrong(
      `${command} needs an address, such as tcp://127.0.0.1:9998; socket-lab ${command} --help tells more.`,
    );
  }
  if (extra !== undefined)
    return wrong(`${command} takes one address; ${excerpt(extra)} is one word too many.`);
  const address = parseAddress(text, {
    kind,
    platform: process.platform,
    nodeVersion: process.versions.node,
  });
  if (address.ok && address.value.transport === 'tls') {
    return wrong(
      'TLS comes with a later version of Socket Lab (ERR_TLS_NOT_AVAILABLE). Use a tcp:// address for now.',
    );
  }
  if (address.ok) return address;
  return wrong(`${excerpt(text)}: ${address.problems.map((problem) => problem.message).join(' ')}`);
}
