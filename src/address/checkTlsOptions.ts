import type { AddressOptions } from '../model/address.ts';
import { accepts, type AddressKind } from '../model/endpointKinds.ts';
import { tlsVersions } from '../model/tlsOptions.ts';
import type { ParsedOptions } from './parseOptions.ts';
import type { ProblemList } from '../model/problemList.ts';

/** Options of TLS that each are right but do not fit each other. */
export function checkTlsOptions(
  kind: AddressKind,
  { options, spans }: ParsedOptions,
  problems: ProblemList,
): void {
  const report = (name: keyof AddressOptions, message: string): void => {
    const span = spans.get(name);
    if (span !== undefined) problems.add(span.start, span.end, message);
  };
  const { cert, requestCert = 'no', minVersion = '1.0', maxVersion = '1.3' } = options;
  if (cert === undefined) {
    report('key', 'key is the private key of a certificate, which cert names: give both.');
    report('passphrase', 'passphrase opens the key of a certificate, which cert names: give both.');
  } else {
    report('present', "present makes a certificate of the lab's authority: leave cert out.");
  }
  if (accepts(kind) && requestCert === 'no') {
    for (const name of ['ca', 'verify'] as const)
      report(name, `${name} is for the certificates of clients: add requestCert=ask or requestCert=require.`);
  }
  if (tlsVersions.indexOf(minVersion) > tlsVersions.indexOf(maxVersion))
    report('minVersion', `minVersion is newer than maxVersion, which is ${maxVersion}.`);
}
