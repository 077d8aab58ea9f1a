import { escapeBytes } from '../escapeBytes.ts';
import { byteCount, hexNumber, type FieldReader, type Meaning } from './fieldReader.ts';

/** Characters of a name; RFC 1035 has 255 bytes. */
const nameLimit = 255;

/**
 * Reads a name: labels, and possibly a compression pointer to earlier labels. The field covers the bytes here, and a
 * note says where the pointer leads. Each pointer must lead to before its own part of the name, so this terminates.
 */
export function dnsName(reader: FieldReader, name: string, base: number): string {
  const found = scanName(reader.bytes, reader.at, reader.end, base);
  if ('problem' in found) {
    reader.fail(name, found.problem);
    return '';
  }
  reader.field(name, found.size, meaning(found));
  return found.text;
}

function meaning({ text, target }: ScannedName): Meaning {
  return { value: text, ...(target === undefined ? {} : { note: `goes on at offset ${hexNumber(target)}` }) };
}

interface ScannedName {
  readonly text: string;
  /** Bytes it occupies here. */
  readonly size: number;
  /** Offset that its first pointer leads to. */
  readonly target?: number;
}

function scanName(
  bytes: Uint8Array,
  from: number,
  end: number,
  base: number,
): ScannedName | { readonly problem: string } {
  const labels: string[] = [];
  let length = 0;
  let at = from;
  /** Start of the part being read: a pointer must lead to before it. */
  let began = from;
  let size: number | undefined;
  let target: number | undefined;
  for (;;) {
    if (at >= end) return { problem: `A name ends too early, at offset ${hexNumber(end)}.` };
    const count = bytes[at] ?? 0;
    if (count === 0) break;
    if ((count & 0xc0) === 0xc0) {
      if (at + 1 >= end)
        return { problem: `A name ends too early, in a pointer at offset ${hexNumber(at)}.` };
      const to = base + (((count & 0x3f) << 8) | (bytes[at + 1] ?? 0));
      size ??= at + 2 - from;
      target ??= to;
      if (to >= began)
        return {
          problem: `The pointer at offset ${hexNumber(at)} leads to ${hexNumber(to)}, which is not before it: a name cannot loop.`,
        };
      at = to;
      began = to;
      continue;
    }
    if ((count & 0xc0) !== 0)
      return {
        problem: `A label of an unknown kind (${hexNumber(count)}) stands at offset ${hexNumber(at)}.`,
      };
    if (at + 1 + count > end)
      return { problem: `The label at offset ${hexNumber(at)} has ${byteCount(count)}, more than are left.` };
    length += count + 1;
    if (length > nameLimit)
      return { problem: `The name at offset ${hexNumber(from)} is longer than ${nameLimit} bytes.` };
    labels.push(labelText(bytes.subarray(at + 1, at + 1 + count)));
    at += 1 + count;
  }
  return {
    text: labels.length === 0 ? '.' : labels.join('.'),
    size: size ?? at + 1 - from,
    ...(target === undefined ? {} : { target }),
  };
}

function labelText(label: Uint8Array): string {
  return escapeBytes(label).replaceAll('.', '\\.');
}
