/** The properties of MQTT 5, and the encodings shared by both versions. */
import { byteCount, type FieldReader, hexNumber, hexValue, textValue, type Meaning } from './fieldReader.ts';

/** Protocol levels: 4 is 3.1.1 (3 is 3.1, which differs in its name only), 5 is 5. */
export type MqttVersion = 4 | 5;

export interface MqttWalk {
  version: MqttVersion;
  /** A CONNECT stated the version. */
  isStated: boolean;
  /** Something was found that random bytes would not contain. */
  isEvident: boolean;
}

type Kind = 'byte' | 'two' | 'four' | 'varint' | 'text' | 'binary' | 'pair';

/** MQTT 5, section 2.2.2.2. */
const properties: ReadonlyMap<number, readonly [string, Kind]> = new Map([
  [1, ['payload format', 'byte']],
  [2, ['message expiry interval', 'four']],
  [3, ['content type', 'text']],
  [8, ['response topic', 'text']],
  [9, ['correlation data', 'binary']],
  [11, ['subscription identifier', 'varint']],
  [17, ['session expiry interval', 'four']],
  [18, ['assigned client identifier', 'text']],
  [19, ['server keep alive', 'two']],
  [21, ['authentication method', 'text']],
  [22, ['authentication data', 'binary']],
  [23, ['request problem information', 'byte']],
  [24, ['will delay interval', 'four']],
  [25, ['request response information', 'byte']],
  [26, ['response information', 'text']],
  [28, ['server reference', 'text']],
  [31, ['reason', 'text']],
  [33, ['receive maximum', 'two']],
  [34, ['topic alias maximum', 'two']],
  [35, ['topic alias', 'two']],
  [36, ['maximum QoS', 'byte']],
  [37, ['retain available', 'byte']],
  [38, ['user property', 'pair']],
  [39, ['maximum packet size', 'four']],
  [40, ['wildcards available', 'byte']],
  [41, ['subscription identifiers available', 'byte']],
  [42, ['shared subscriptions available', 'byte']],
] as const);

/** The properties of an MQTT 5 packet, prefixed with their length. */
export function readProperties(reader: FieldReader, walk: MqttWalk, name = 'properties'): void {
  if (!reader.ok()) return;
  reader.group(name, () => {
    const length = varint(reader, 'length');
    if (reader.ok() && length > reader.left) {
      reader.fail(
        'properties',
        `The properties have ${byteCount(length)} at offset ${hexNumber(reader.at)}, and ${reader.left} are left.`,
      );
      return undefined;
    }
    let count = 0;
    const end = reader.at + length;
    const outer = reader.end;
    reader.end = end;
    while (reader.ok() && reader.left > 0) {
      property(reader);
      count++;
    }
    reader.end = outer;
    if (count > 0 && reader.ok()) walk.isEvident = true;
    return { note: count === 0 ? 'none' : String(count) };
  });
}

function property(reader: FieldReader): void {
  const known = properties.get(reader.peek());
  reader.group(known?.[0] ?? 'property', () => {
    const id = reader.number('identifier', 1, (value) =>
      properties.has(value)
        ? { note: properties.get(value)?.[0] ?? '' }
        : { problem: `MQTT 5 has no property ${value}.` },
    );
    if (known === undefined) {
      reader.fail(
        'value',
        `The value of property ${id} at offset ${hexNumber(reader.at)} cannot be separated from what follows.`,
      );
      return undefined;
    }
    const value = propertyValue(reader, known[1]);
    return value === '' ? {} : { value };
  });
}

function propertyValue(reader: FieldReader, kind: Kind): string {
  if (kind === 'byte') return String(reader.number('value', 1));
  if (kind === 'two') return String(reader.number('value', 2));
  if (kind === 'four') return String(reader.number('value', 4));
  if (kind === 'varint') return String(varint(reader, 'value'));
  if (kind === 'text') return textValue(lengthText(reader, 'value'));
  if (kind === 'binary') return hexValue(lengthBinary(reader, 'value'));
  return `${textValue(lengthText(reader, 'key'))} = ${textValue(lengthText(reader, 'value'))}`;
}

/** A variable byte integer: one to four bytes of seven bits, lowest first. */
export function varint(reader: FieldReader, name: string): number {
  let value = 0;
  for (let size = 1, factor = 1; size <= 4; size++, factor *= 128) {
    const byte = reader.peek(size - 1);
    value += (byte & 0x7f) * factor;
    if (byte >= 0x80) continue;
    reader.field(name, size, { value: String(value) });
    return value;
  }
  reader.fail(name, `The number at offset ${hexNumber(reader.at)} has more than four bytes.`);
  return 0;
}

/** Text prefixed with a two-byte length; the field covers both. */
export function lengthText(reader: FieldReader, name: string, meaning: Meaning = {}): Uint8Array {
  return withLength(reader, name, textValue, meaning);
}

export function lengthBinary(reader: FieldReader, name: string): Uint8Array {
  return withLength(reader, name, hexValue, {});
}

function withLength(
  reader: FieldReader,
  name: string,
  value: (bytes: Uint8Array) => string,
  meaning: Meaning,
): Uint8Array {
  const length = (reader.peek() << 8) | reader.peek(1);
  const inside = reader.bytes.subarray(reader.at + 2, Math.min(reader.end, reader.at + 2 + length));
  if (reader.ok() && length + 2 > reader.left)
    reader.fail(
      name,
      `The message ends too early: ${name} has a length of ${length} at offset ${hexNumber(reader.at)}, and ${Math.max(0, reader.left - 2)} bytes follow.`,
    );
  else reader.field(name, length + 2, { value: value(inside), ...meaning });
  return inside;
}
