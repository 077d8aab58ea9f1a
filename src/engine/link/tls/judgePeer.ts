/** What a finished handshake has come to: the parameters agreed on, and whether the peer can be trusted. */
import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type CipherNameAndProtocol, type TLSSocket } from 'node:tls';
import type { CertificateFacts } from '../../../model/tlsEvents.ts';
import { defined } from '../../../model/defined.ts';
import { errorCode } from '../../../node/failures.ts';
import { certificateFacts, peerChain } from './certificateChain.ts';
import { certificateFailure } from './certificateFailures.ts';
import { verifyError } from './nodeTls.ts';
import type { HandshakeFacts } from './tlsSide.ts';

export interface Judgement {
  /** Whether a peer that is not trusted is refused. */
  readonly verify: boolean;
  /** The name or address that the peer's certificate is to have; absent: any. */
  readonly asked?: string;
  /** SHA-256 of the certificates that were added to what is trusted. */
  readonly own: ReadonlyMap<string, 'ca' | 'lab'>;
}

/** Of both sides alike. */
export function agreedFacts(session: TLSSocket): HandshakeFacts {
  const { alpnProtocol } = session;
  return {
    ...defined({
      version: session.getProtocol()?.replace('TLSv', 'TLS ').replace(/ 1$/, ' 1.0'),
      cipher: cipherOf(session),
      alpn: typeof alpnProtocol === 'string' ? alpnProtocol : undefined,
    }),
    ...(session.isSessionReused() ? { resumed: true } : {}),
  };
}

/** Undefined once the connection is gone, which Node's types do not say. */
function cipherOf(session: TLSSocket): string | undefined {
  return (session.getCipher() as Partial<CipherNameAndProtocol> | undefined)?.standardName;
}

/** Of a peer that may have shown a certificate. */
export function peerFacts(session: TLSSocket, { verify, asked, own }: Judgement): HandshakeFacts {
  const chain = peerChain(session).map(certificateFacts);
  const [first] = chain;
  if (first === undefined) return {};
  const wrong = verifyError(session) ?? wrongName(session, asked);
  if (wrong === undefined) return { chain, trustedBy: trustedBy(chain, own) };
  const failure = certificateFailure({ ...wrong, chain, ...defined({ asked }) });
  return { chain, ...(verify ? { failure } : { distrust: failure }) };
}

function wrongName(
  session: TLSSocket,
  asked: string | undefined,
): { code: string; words: string } | undefined {
  if (asked === undefined) return undefined;
  const error = checkServerIdentity(asked, session.getPeerCertificate());
  return error === undefined ? undefined : { code: errorCode(error), words: error.message };
}

function trustedBy(
  chain: readonly CertificateFacts[],
  own: Judgement['own'],
): NonNullable<HandshakeFacts['trustedBy']> {
  return chain.map(({ sha256 }) => own.get(sha256)).find((who) => who !== undefined) ?? 'system';
}

/** The keys of `Judgement.own`. */
export function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256;
}
