/** The roots that this system trusts and Node does not have by itself, such as a company's. */
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { certificatesIn } from './pem.ts';

let found: Promise<readonly string[]> | undefined;

/** One certificate each, in PEM. Read once: it takes a while, and systems change them rarely. */
export function systemRoots(): Promise<readonly string[]> {
  return (found ??= read());
}

async function read(): Promise<readonly string[]> {
  const known = new Set(tls.rootCertificates.map(bodyOf));
  const all = process.platform === 'win32' || process.platform === 'darwin' ? fromStore() : await fromFile();
  return all.filter((pem) => !known.has(bodyOf(pem)));
}

/** Where systems with OpenSSL keep them, all in one file; the first that is there. */
async function fromFile(): Promise<string[]> {
  const files = [
    process.env['SSL_CERT_FILE'] ?? '',
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/cert.pem',
  ];
  for (const file of files) {
    try {
      return certificatesIn(await readFile(file, 'latin1'));
    } catch {
      // Systems differ: there may be none at all.
    }
  }
  return [];
}

/** Of Windows and macOS; Node has it since 22.15 and 23.10. */
function fromStore(): string[] {
  const { getCACertificates } = tls as { getCACertificates?: (store: 'system') => string[] };
  return getCACertificates?.('system') ?? [];
}

/** Without what may differ in the text of one certificate. */
function bodyOf(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----|\s/g, '');
}
