/** The server's side of TLS: what it presents, and how it begins. */
import { TLSSocket, type SecureContext } from 'node:tls';
import { hostProblem } from '../../../address/hostProblem.ts';
import { addressFamily, isWildcard } from '../../../address/ipAddress.ts';
import type { AddressOptions } from '../../../model/address.ts';
import { defined } from '../../../model/defined.ts';
import { fail, success, type Failure, type Result } from '../../../model/result.ts';
import { errorCode } from '../../../node/failures.ts';
import type { Authority } from '../../contracts/authority.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';
import { agreedFacts, fingerprintOf, peerFacts, type Judgement } from './judgePeer.ts';
import { logKeys } from './keyLog.ts';
import { secureContext } from './secureContexts.ts';
import { noCertificate, sessionFailure } from './handshakeFailures.ts';
import { keylogProblem, presentedBy, trustedBy } from './tlsFiles.ts';
import type { TlsSide } from './tlsSide.ts';

export type ServerContext = Pick<EndpointContext, 'authority' | 'clock'>;

/** Of this machine, whatever a listener is bound to. */
const localNames = ['localhost', '127.0.0.1', '::1'] as const;

/**
 * Reads the files of the options, and makes a certificate where they name none.
 *
 * @param host that the listener is bound to
 */
export async function serverSide(
  context: ServerContext,
  options: AddressOptions,
  host: string | undefined,
): Promise<Result<TlsSide>> {
  const ca = await trustedBy(options);
  if (!ca.ok) return ca;
  const problem = await keylogProblem(options);
  if (problem !== undefined) return fail(problem);
  const { requestCert = 'no', verify = true, alpn, keylog, cert, present } = options;
  const lab = await labOf(context, cert === undefined || requestCert !== 'no');
  if (!lab.ok) return lab;
  const own = new Map<string, 'ca' | 'lab'>(ca.value.map((pem) => [fingerprintOf(pem), 'ca'] as const));
  if (lab.value !== undefined) own.set(lab.value.fingerprint, 'lab');
  const trusted = {
    pem: [...ca.value, ...(lab.value === undefined ? [] : [lab.value.rootPem])],
    besides: false,
  };
  const contextFor = (names: readonly [string, ...string[]]): Result<SecureContext> => {
    const presented = lab.value?.identity(names, present);
    const allowsWeakKeys = present === 'weakKey';
    return secureContext({ options, presented, trusted, allowsWeakKeys });
  };
  const files = await presentedBy(options);
  if (!files.ok) return files;
  const names = namesOf(host);
  const main =
    files.value === undefined
      ? contextFor(names)
      : secureContext({ options, presented: files.value, trusted });
  if (!main.ok) return main;
  const judgement: Judgement = { verify, own };
  return success({
    role: 'server',
    nowUs: () => context.clock.nowUs(),
    begin: (wire) => {
      const session = new TLSSocket(wire, {
        isServer: true,
        secureContext: main.value,
        requestCert: requestCert !== 'no',
        // Where it is true, OpenSSL refuses clients without a certificate; whose is wrong is judged below.
        rejectUnauthorized: requestCert === 'require',
        ...(alpn === undefined ? {} : { ALPNProtocols: [...alpn] }),
        // A wrong certificate stays wrong, and one of the user's is the only one.
        ...(cert === undefined && present === undefined ? { SNICallback: byName(names, contextFor) } : {}),
      });
      logKeys(session, keylog);
      return session;
    },
    judge: (session) => {
      const { servername } = session as unknown as { servername?: unknown };
      const facts = {
        ...agreedFacts(session),
        ...defined({ servername: typeof servername === 'string' ? servername : undefined }),
      };
      if (requestCert === 'no') return facts;
      const peer = peerFacts(session, judgement);
      const failure = requestCert === 'require' && peer.chain === undefined ? { failure: noCertificate } : {};
      return { ...facts, ...peer, ...failure };
    },
    explain: (error) => sessionFailure(error, 'server'),
  });
}

/** The lab's authority, where it is needed. */
async function labOf(
  { authority }: ServerContext,
  isNeeded: boolean,
): Promise<Result<Authority | undefined>> {
  if (!isNeeded) return success(undefined);
  try {
    return success((await authority()).authority);
  } catch (error) {
    return fail(authorityFailure(error));
  }
}

function authorityFailure(error: unknown): Failure {
  const { path = '' } = error as { path?: string };
  const where = path === '' ? '' : ` (${path})`;
  return {
    code: 'ERR_TLS_AUTHORITY',
    message: `The lab's certificate authority cannot be read or made${where}: ${errorCode(error)}.`,
    advice:
      'Remove the file, so that it is made anew, check the rights of its folder, or give a certificate with cert.',
  };
}

function namesOf(host: string | undefined): readonly [string, ...string[]] {
  if (host === undefined || isWildcard(host)) return localNames;
  const others = localNames.filter((name) => name !== host);
  // An address is no good name to show.
  return addressFamily(host) === undefined
    ? [host, ...others]
    : ['localhost', ...new Set([host, ...localNames.slice(1)])];
}

/** Presents a certificate for the name that a client asks for. */
function byName(
  names: readonly string[],
  contextFor: (names: readonly [string, ...string[]]) => Result<SecureContext>,
) {
  return (servername: string, done: (error: Error | null, context?: SecureContext) => void): void => {
    const isKnown = names.includes(servername) || hostProblem(servername) !== undefined;
    const made = isKnown ? undefined : contextFor([servername, ...names]);
    if (made?.ok === true) done(null, made.value);
    else done(null);
  };
}
