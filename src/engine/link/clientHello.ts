/** The first bytes of a TLS session, where they come before TLS is started. */

/** Whether bytes begin as a client's session does: a record of a handshake, and in it a ClientHello (RFC 8446 section 4). */
export function beginsClientHello(bytes: Uint8Array): boolean {
  return bytes[0] === 0x16 && bytes.length > 1 && bytes[1] === 0x03 && (bytes[5] ?? 0x01) === 0x01;
}

/** The ClientHello that bytes end with, whole or not: in one record, whose length and its own agree. */
export function clientHelloAtEnd(bytes: Uint8Array): Uint8Array | undefined {
  for (let at = bytes.indexOf(0x16); at >= 0; at = bytes.indexOf(0x16, at + 1)) {
    // Any byte may be 0x16: the rest of it is only looked at behind the version.
    if (bytes[at + 1] !== 0x03) continue;
    const rest = bytes.subarray(at);
    if (rest.length < 9 || !beginsClientHello(rest)) continue;
    const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
    const recordLength = view.getUint16(3);
    // Its type and its length, 24 bits, stand before it (RFC 8446 section 4).
    const helloLength = view.getUint32(5) & 0xff_ffff;
    if (helloLength + 4 === recordLength && rest.length <= 5 + recordLength) return rest;
  }
  return undefined;
}

/** A ClientHello has a few hundred bytes, and seldom more than 2 KiB; more is a session that somebody else has. */
const helloLimitBytes = 16 * 1024;
/** A chunk with a command and a ClientHello is not larger; what is belongs to a transfer, which this does not slow down. */
const searchedBytes = 4 * 1024;

/** A ClientHello in a chunk that was received as data: all of it, or behind plain text, whose sender did not wait. */
export function earlyHelloIn(bytes: Uint8Array): Uint8Array | undefined {
  if (beginsClientHello(bytes)) return bytes;
  return bytes.length > searchedBytes ? undefined : clientHelloAtEnd(bytes);
}

/** Remembers a ClientHello that is received as data: the peer of somebody who starts TLS by hand has sent it long before. */
export class EarlyHello {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  /** @param bytes that begin one, or follow its beginning; valid during the call only */
  add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length > helloLimitBytes) this.#chunks.length = 0;
    else this.#chunks.push(Uint8Array.from(bytes));
  }

  /** Undefined where it was too much. */
  get bytes(): Uint8Array | undefined {
    return this.#chunks.length === 0 ? undefined : Buffer.concat(this.#chunks);
  }
}
