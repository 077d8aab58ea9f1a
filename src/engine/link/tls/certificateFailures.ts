/** Explains why the certificate of a peer is not trusted. */
import type { CertificateFacts } from '../../../model/tlsEvents.ts';
import type { Failure } from '../../../model/result.ts';

export interface Refusal {
  /** OpenSSL's name of the reason (`man X509_STORE_CTX_get_error`), or one of Node's. */
  readonly code: string;
  /** OpenSSL's words. */
  readonly words: string;
  /** The peer's own first. */
  readonly chain: readonly CertificateFacts[];
  /** The name or address that was asked for. */
  readonly asked?: string;
}

export function certificateFailure(refusal: Refusal): Failure {
  const { code, words, chain } = refusal;
  const own = chain[0];
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  if (text !== undefined && own !== undefined) return { code, ...text(own, refusal) };
  return {
    code,
    message: `The certificate${own === undefined ? '' : ` of ${nameOf(own)}`} is refused: ${words}.`,
    advice: `Let the other side have another one, or add verify=false.`,
  };
}

type Text = (own: CertificateFacts, refusal: Refusal) => { message: string; advice: string };

const unknownIssuer: Text = (own) => ({
  message: `The certificate of ${nameOf(own)} is not trusted: it was issued by ${own.issuer}, which is not known here, or the other side has left out a certificate between the two.`,
  advice: 'Add ca=FILE with the issuer, let the other side send its whole chain, or add verify=false.',
});

const texts: Readonly<Record<string, Text>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: (own) => ({
    message: `The certificate of ${nameOf(own)} is self-signed: nobody vouches for it.`,
    advice: 'Add ca=FILE with that certificate, or verify=false.',
  }),
  SELF_SIGNED_CERT_IN_CHAIN: (own, { chain }) => ({
    message: `The certificate of ${nameOf(own)} is not trusted: it leads to the root ${chain.at(-1)?.subject ?? own.issuer}, which is not known here.`,
    advice: 'Add ca=FILE with that root, or verify=false.',
  }),
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
  CERT_HAS_EXPIRED: (own, { chain }) => ({
    message: `The certificate of ${nameOf(own)} has expired${when(chain, 'validTo', (time) => time < now())}.`,
    advice: "Let the other side renew it, check this machine's clock, or add verify=false.",
  }),
  CERT_NOT_YET_VALID: (own, { chain }) => ({
    message: `The certificate of ${nameOf(own)} is not valid yet${when(chain, 'validFrom', (time) => time > now())}.`,
    advice: "Wait, check this machine's clock, or add verify=false.",
  }),
  ERR_TLS_CERT_ALTNAME_INVALID: (own, { asked = 'another name' }) => ({
    message: `The certificate is for ${listed(own)}, and ${asked} was asked for.`,
    advice: 'Connect to a name that it has, add servername=NAME with one, or verify=false.',
  }),
};

function now(): string {
  return new Date().toISOString();
}

/** The time of the certificate in the chain that it is about. */
function when(
  chain: readonly CertificateFacts[],
  member: 'validFrom' | 'validTo',
  isIt: (time: string) => boolean,
): string {
  const time = chain.map((certificate) => certificate[member]).find(isIt);
  const word = member === 'validTo' ? ', on' : ', but from';
  return time === undefined ? '' : `${word} ${time.slice(0, 10)}`;
}

function nameOf({ subject, names }: CertificateFacts): string {
  return names[0] ?? (subject === '' ? 'the other side' : subject);
}

const mostNames = 3;

function listed({ names, subject }: CertificateFacts): string {
  if (names.length === 0) return subject === '' ? 'no name' : subject;
  const more = names.length - mostNames;
  return names.slice(0, mostNames).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
