/** PEM (RFC 7468): text with certificates and keys in it. */

/** Each certificate in a text, with its line ends as `\n`. */
export function certificatesIn(text: string): string[] {
  const found = text
    .replaceAll('\r\n', '\n')
    .match(/-----BEGIN CERTIFICATE-----\n[^]+?\n-----END CERTIFICATE-----/g);
  return (found ?? []).map((pem) => `${pem}\n`);
}

export function isPem(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes('-----BEGIN ');
}
