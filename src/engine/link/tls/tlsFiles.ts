/** Reads the files that options of TLS name, and checks what is in them before anything is opened. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { AddressOptions } from '../../../model/address.ts';
import { excerpt } from '../../../model/excerpt.ts';
import { fail, success, type Failure, type Result } from '../../../model/result.ts';
import { errorCode } from '../../../node/failures.ts';
import { whyUnreadable } from '../../../node/files.ts';
import { certificatesIn, isPem } from './pem.ts';

/** What a side presents, as `createSecureContext` takes it. */
export type Presented =
  | { readonly cert: string; readonly key: string; readonly passphrase?: string }
  | { readonly pfx: Buffer; readonly passphrase?: string };

type FileOption = 'cert' | 'key' | 'ca' | 'keylog';

/** The certificate and the key of the options; undefined where they name none. */
export async function presentedBy(options: AddressOptions): Promise<Result<Presented | undefined>> {
  const { cert, key, passphrase } = options;
  if (cert === undefined) return success(undefined);
  const certificate = await read('cert', cert);
  if (!certificate.ok) return certificate;
  const secret = passphrase === undefined ? {} : { passphrase };
  if (!isPem(certificate.value)) return pkcs12(cert, { pfx: certificate.value, ...secret });
  const keyText = key === undefined ? certificate : await read('key', key);
  if (!keyText.ok) return keyText;
  return pem(options, { cert: certificate.value.toString(), key: keyText.value.toString(), ...secret });
}

/** Certificates to trust besides, one each, in PEM; none where the options name no file. */
export async function trustedBy({ ca }: AddressOptions): Promise<Result<readonly string[]>> {
  if (ca === undefined) return success([]);
  const text = await read('ca', ca);
  if (!text.ok) return text;
  const certificates = certificatesIn(text.value.toString());
  if (certificates.length > 0 && certificates.every(isCertificate)) return success(certificates);
  return fail(
    wrongFile(
      'ca',
      `has no certificate in PEM (-----BEGIN CERTIFICATE-----)`,
      ca,
      'Name a file of the issuer.',
    ),
  );
}

/** Fails where the key log cannot be written. It is made, for its owner alone. */
export async function keylogProblem({ keylog }: AddressOptions): Promise<Failure | undefined> {
  if (keylog === undefined) return undefined;
  try {
    await appendFile(keylog, '', { mode: 0o600 });
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    return {
      code: 'ERR_TLS_FILE',
      message: `keylog: the file ${excerpt(keylog)} cannot be written (${code}).`,
      advice: 'Name a file in a folder of yours, or leave keylog out.',
    };
  }
}

function pem(
  { cert = '', key = cert }: AddressOptions,
  presented: { readonly cert: string; readonly key: string; readonly passphrase?: string },
): Result<Presented> {
  const [first] = certificatesIn(presented.cert);
  if (first === undefined || !isCertificate(first)) {
    const advice = 'Name a file that begins with the certificate to present.';
    return fail(wrongFile('cert', 'has no certificate in PEM (-----BEGIN CERTIFICATE-----)', cert, advice));
  }
  const option = key === cert ? 'cert' : 'key';
  try {
    const privateKey = createPrivateKey({ format: 'pem', ...keyOf(presented) });
    if (new X509Certificate(first).checkPrivateKey(privateKey)) return success(presented);
  } catch (error) {
    return fail(keyFailure(error, option, key, presented.passphrase));
  }
  return fail(
    wrongFile(
      option,
      `has a key that is not that of the certificate`,
      key,
      'Name the key that the certificate was made with.',
    ),
  );
}

function keyOf({ key, passphrase }: { readonly key: string; readonly passphrase?: string }) {
  return passphrase === undefined ? { key } : { key, passphrase };
}

function keyFailure(
  error: unknown,
  option: FileOption,
  path: string,
  passphrase: string | undefined,
): Failure {
  const code = errorCode(error);
  if (code === 'ERR_MISSING_PASSPHRASE' || (isEncryption(code) && passphrase === undefined)) {
    return wrongFile(option, 'has a key that is encrypted', path, 'Add passphrase=… to the address.');
  }
  if (isEncryption(code)) {
    return wrongFile(option, 'has a key that the passphrase does not open', path, 'Check the passphrase.');
  }
  const advice =
    option === 'cert'
      ? 'Name the file of the key with key=…, or add the key to this one.'
      : 'Name a file with a private key (-----BEGIN PRIVATE KEY-----).';
  return wrongFile(option, 'has no private key in PEM', path, advice);
}

/** OpenSSL's codes of a passphrase that is missing or wrong. */
function isEncryption(code: string): boolean {
  return /BAD_DECRYPT|BAD_PASSWORD|INTERRUPTED_OR_CANCELLED|MAC_VERIFY/.test(code);
}

function pkcs12(path: string, presented: Extract<Presented, { readonly pfx: Buffer }>): Result<Presented> {
  try {
    createSecureContext({ ...presented });
    return success(presented);
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    if (/mac verify/i.test(words)) {
      const given = presented.passphrase !== undefined;
      const what = given ? 'is one that the passphrase does not open' : 'needs a passphrase';
      return fail(
        wrongFile('cert', what, path, given ? 'Check the passphrase.' : 'Add passphrase=… to the address.'),
      );
    }
    const advice = 'Name a file in PEM or PKCS #12 (openssl pkcs12 -export makes one).';
    return fail(wrongFile('cert', `is neither PEM nor PKCS #12 that OpenSSL reads`, path, advice));
  }
}

async function read(option: FileOption, path: string): Promise<Result<Buffer>> {
  try {
    return success(await readFile(path));
  } catch (error) {
    const code = errorCode(error);
    return fail({
      code: 'ERR_TLS_FILE',
      message: `${option}: ${whyUnreadable(path, process.cwd(), code).replace(/^The/, 'the').slice(0, -1)} (${code}).`,
      advice: `Check the path that ${option} names.`,
    });
  }
}

function wrongFile(option: FileOption, what: string, path: string, advice: string): Failure {
  return { code: 'ERR_TLS_FILE', message: `${option}: the file ${excerpt(path)} ${what}.`, advice };
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0;
  } catch {
    return false;
  }
}
