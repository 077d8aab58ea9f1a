import { isDatagram } from '../model/transports.ts';
import { addressFamily, isBroadcast, isMulticast } from './ipAddress.ts';
import type { InetAddress } from '../model/address.ts';
import type { ParsedOptions } from './parseOptions.ts';
import type { ProblemList } from '../model/problemList.ts';

/** Options that each are right but do not fit the host or each other. */
export function checkOptions(
  host: string,
  transport: InetAddress['transport'],
  { options, spans }: ParsedOptions,
  problems: ProblemList,
): void {
  const hostFamily = addressFamily(host);
  const report = (name: keyof typeof options, message: string): void => {
    const span = spans.get(name);
    if (span !== undefined) problems.add(span.start, span.end, message);
  };
  if (options.family !== undefined && hostFamily !== undefined && options.family !== hostFamily) {
    report('family', `The host is an IPv${hostFamily} address, so family can only be ${hostFamily}.`);
  }
  for (const name of ['localAddress', 'source'] as const) {
    const own = addressFamily(options[name] ?? '');
    const wanted = hostFamily ?? options.family;
    if (own !== undefined && wanted !== undefined && own !== wanted) {
      report(
        name,
        `${name} is an IPv${own} address, but the host is IPv${wanted}: both must be of one family.`,
      );
    }
  }
  for (const name of ['keepAliveIntervalMs', 'keepAliveProbes'] as const) {
    if (options.keepAliveMs === undefined)
      report(name, `${name} needs keepAliveMs, which switches keep-alive on.`);
  }
  if (!isDatagram(transport)) return;
  if (options.anyPort === true && (isMulticast(host) || isBroadcast(host) || options.broadcast === true)) {
    report('anyPort', 'anyPort is for one host; answers to a group or a broadcast come from anybody anyway.');
  }
  const multicast = isMulticast(host);
  // A name may turn out to be a multicast address, so only addresses are judged.
  const unicast = !multicast && (hostFamily !== undefined || host === '*');
  for (const name of ['join', 'source'] as const) {
    if (unicast) report(name, `${name} needs a multicast group as the host, such as 239.1.2.3.`);
  }
  if (options.source !== undefined && (isMulticast(options.source) || isBroadcast(options.source))) {
    report('source', 'source is the address of one sender, not of a group.');
  }
  if (options.ttl === 0 && unicast) {
    report('ttl', 'ttl is 1 to 255 here: 0 is only for a multicast group.');
  }
}
