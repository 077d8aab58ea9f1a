/**
 * The sentences of `failureTexts` for certificates that are not trusted: OpenSSL's reasons (man X509_STORE_CTX_get_error),
 * and Node's of a wrong name. Where the certificate is known, its failure says more.
 */
import type { Explanation } from './failureFacts.ts';

const renew = "Let the other side renew it, check this machine's clock, or add verify=false.";
const unknownIssuer: Explanation = {
  message:
    'The certificate was issued by somebody who is not known here, or one between the two was left out.',
  advice: 'Add ca=FILE with the issuer, let the other side send its whole chain, or add verify=false.',
};
const selfSigned: Explanation = {
  message:
    'The certificate is self-signed, or leads to a root that is not known here: nobody vouches for it.',
  advice: 'Add ca=FILE with that certificate, or verify=false.',
};

export const certificateFailureTexts: Readonly<Record<string, () => Explanation>> = {
  CERT_HAS_EXPIRED: () => ({ message: 'The certificate has expired.', advice: renew }),
  CERT_NOT_YET_VALID: () => ({ message: 'The certificate is not valid yet.', advice: renew }),
  DEPTH_ZERO_SELF_SIGNED_CERT: () => selfSigned,
  SELF_SIGNED_CERT_IN_CHAIN: () => selfSigned,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: () => unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: () => unknownIssuer,
  ERR_TLS_CERT_ALTNAME_INVALID: () => ({
    message: 'The certificate is for another name than the one asked for.',
    advice: 'Connect to a name that it has, add servername=NAME with one, or verify=false.',
  }),
};
