/** Certificates and keys in files, for peers in other programs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabAuthority, newRoot } from '../../src/engine/link/tls/authority.ts';

export interface TlsFiles {
  readonly folder: string;
  /** Of an authority that is not the lab's. */
  readonly ca: string;
  /** Of localhost and 127.0.0.1, by that authority. */
  readonly cert: string;
  readonly key: string;
  dispose(): void;
}

export function tlsFiles(): TlsFiles {
  const folder = mkdtempSync(join(tmpdir(), 'socket-lab-tls-'));
  const authority = new LabAuthority(newRoot(new Date()));
  const { cert, key } = authority.identity(['localhost', '127.0.0.1']);
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    folder,
    ca: write('ca.pem', authority.rootPem),
    cert: write('cert.pem', cert),
    key: write('key.pem', key),
    dispose: () => rmSync(folder, { recursive: true }),
  };
}
