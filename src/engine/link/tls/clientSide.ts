/** The client's side of TLS: what it trusts, and how it begins. */
import { connect } from 'node:tls';
import { addressFamily, isLoopback } from '../../../address/ipAddress.ts';
import type { AddressOptions } from '../../../model/address.ts';
import { defined } from '../../../model/defined.ts';
import { fail, success, type Result } from '../../../model/result.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';
import { agreedFacts, fingerprintOf, peerFacts, type Judgement } from './judgePeer.ts';
import { logKeys } from './keyLog.ts';
import { secureContext } from './secureContexts.ts';
import { sessionFailure } from './handshakeFailures.ts';
import { systemRoots } from './systemRoots.ts';
import { keylogProblem, presentedBy, trustedBy } from './tlsFiles.ts';
import type { TlsSide } from './tlsSide.ts';

export type ClientContext = Pick<EndpointContext, 'authority' | 'clock'>;

/** Begins TLS with a peer at an IP address, or with one of this machine (undefined). */
export type ClientSide = (peer: string | undefined) => Result<TlsSide>;

/**
 * Reads the files of the options.
 *
 * @param host that the user connects to; absent: the peer's certificate may have any name unless `servername` says which
 */
export async function clientSide(
  context: ClientContext,
  options: AddressOptions,
  host: string | undefined,
): Promise<Result<ClientSide>> {
  const presented = await presentedBy(options);
  if (!presented.ok) return presented;
  const ca = await trustedBy(options);
  if (!ca.ok) return ca;
  const problem = await keylogProblem(options);
  if (problem !== undefined) return fail(problem);
  const roots = [...ca.value, ...(await systemRoots())];
  const lab = await rootOfLab(context);
  const { verify = true, alpn, keylog } = options;
  const asked = options.servername ?? host;
  const servername = asked === undefined || addressFamily(asked) !== undefined ? undefined : asked;
  return success((peer) => {
    const own = new Map<string, 'ca' | 'lab'>(ca.value.map((pem) => [fingerprintOf(pem), 'ca'] as const));
    // The lab's root is for this machine's programs alone: it vouches for nobody elsewhere.
    const here = lab !== undefined && (peer === undefined || isLoopback(peer)) ? lab : undefined;
    if (here !== undefined) own.set(fingerprintOf(here), 'lab');
    const pem = here === undefined ? roots : [...roots, here];
    const made = secureContext({ options, presented: presented.value, trusted: { pem, besides: true } });
    if (!made.ok) return made;
    const judgement: Judgement = { verify, own, ...defined({ asked }) };
    return success({
      role: 'client',
      nowUs: () => context.clock.nowUs(),
      begin: (wire) => {
        const session = connect({
          socket: wire,
          secureContext: made.value,
          // Judged below: Node would close before the reason is known.
          rejectUnauthorized: false,
          checkServerIdentity: () => undefined,
          ...defined({ servername, ALPNProtocols: alpn === undefined ? undefined : [...alpn] }),
        });
        logKeys(session, keylog);
        return session;
      },
      judge: (session) => ({
        ...agreedFacts(session),
        ...defined({ servername }),
        ...peerFacts(session, judgement),
      }),
      explain: (error) => sessionFailure(error, 'client'),
    });
  });
}

/** A client needs no authority: without one it trusts the others. */
async function rootOfLab({ authority }: ClientContext): Promise<string | undefined> {
  try {
    return (await authority()).authority.rootPem;
  } catch {
    return undefined;
  }
}
