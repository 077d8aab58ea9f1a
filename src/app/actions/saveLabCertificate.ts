/** Saves the certificate of the lab's authority for programs that are to trust it. */
import { writeFile } from 'node:fs/promises';
import type { Engine } from '../../engine/engine.ts';
import { fileErrorCode } from '../failures/fileFailure.ts';
import type { UserInterface } from '../ports/userInterface.ts';

export interface CertificateDependencies {
  readonly engine: Pick<Engine, 'authority'>;
  readonly userInterface: Pick<UserInterface, 'chooseSavePlace' | 'showFailure' | 'showInformation'>;
}

/** Resolves once it is written, has failed or was cancelled, and the outcome has been shown. */
export async function saveLabCertificate({ engine, userInterface }: CertificateDependencies): Promise<void> {
  const place = await userInterface.chooseSavePlace({
    title: 'Save Lab Certificate',
    name: 'socket-lab.pem',
  });
  if (place === undefined) return;
  const path = 'path' in place ? place.path : place.name;
  try {
    const { authority } = await engine.authority();
    const text = labCertificateText(authority.rootPem, path);
    if ('path' in place) await writeFile(place.path, text);
    else await place.write(Buffer.from(text));
    userInterface.showInformation(
      `Saved to ${place.name}, which says how curl, Python, Node.js and OpenSSL trust it.`,
    );
  } catch (error) {
    userInterface.showFailure({
      code: fileErrorCode(error),
      message: `${place.name} could not be written.`,
      advice: 'Choose another place or name.',
    });
  }
}

/** A PEM file may say what it likes around its certificate (RFC 7468 section 2). */
export function labCertificateText(pem: string, path: string): string {
  const name = JSON.stringify(path);
  return [
    "The certificate of Socket Lab's own authority on this machine. Trust it where you try something out, and only there:",
    '',
    `curl      curl --cacert ${name} https://localhost:8443/`,
    `Python    ssl.create_default_context(cafile=${name})`,
    `Node.js   NODE_EXTRA_CA_CERTS=${name} node client.js`,
    `OpenSSL   openssl s_client -CAfile ${name} -connect localhost:8443`,
    '',
    pem,
  ].join('\n');
}
