/** Writes DER (ITU-T X.690), as far as certificates need it. */

/** The tags of X.690 section 8, with the bit of constructed values where they have it. */
const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

function tagged(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = bigEndian(length);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

/** Without leading zeros. */
function bigEndian(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes;
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tagged(tags.sequence, Buffer.concat(parts));
}

export function set(...parts: readonly Uint8Array[]): Buffer {
  return tagged(tags.set, Buffer.concat(parts));
}

export function boolean(value: boolean): Buffer {
  return tagged(tags.boolean, Buffer.from([value ? 0xff : 0]));
}

/** @param bytes an unsigned number, most significant byte first */
export function integer(bytes: Uint8Array | number): Buffer {
  const unsigned = typeof bytes === 'number' ? Buffer.from(bytes === 0 ? [0] : bigEndian(bytes)) : bytes;
  const first = unsigned.findIndex((byte) => byte !== 0);
  const shortest = first < 0 ? Buffer.from([0]) : unsigned.subarray(first);
  const sign = (shortest[0] ?? 0) >= 0x80 ? [0] : [];
  return tagged(tags.integer, Buffer.from([...sign, ...shortest]));
}

/** @param unusedBits of the last byte */
export function bitString(bytes: Uint8Array, unusedBits = 0): Buffer {
  return tagged(tags.bitString, Buffer.from([unusedBits, ...bytes]));
}

export function octetString(bytes: Uint8Array): Buffer {
  return tagged(tags.octetString, bytes);
}

export function utf8String(text: string): Buffer {
  return tagged(tags.utf8String, Buffer.from(text));
}

/** @param dotted `2.5.29.17` */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(tags.oid, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    digits.unshift(0x80 | (rest % 128));
  return digits;
}

/** A time to the second, in the form that RFC 5280 section 4.1.2.5 requires for its year. */
export function time(date: Date): Buffer {
  const digits = `${date.toISOString().replace(/\.\d+|\D/g, '')}Z`;
  return date.getUTCFullYear() < 2050
    ? tagged(tags.utcTime, Buffer.from(digits.slice(2)))
    : tagged(tags.generalizedTime, Buffer.from(digits));
}

/** A context-specific tag; `constructed` where it holds other values. */
export function context(number: number, content: Uint8Array, constructed = false): Buffer {
  return tagged(0x80 | (constructed ? 0x20 : 0) | number, content);
}
