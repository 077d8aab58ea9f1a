import { typeName } from './dnsCodes.ts';
import { dnsName } from './dnsName.ts';
import { type FieldReader, hexValue, textValue } from './fieldReader.ts';

/** Reads the data of a record, to the reader's end; returns a short summary. */
type ReadData = (reader: FieldReader, base: number) => string;

/** Other types are shown as raw bytes. To add one: a row here. */
const byType: Readonly<Record<string, ReadData | undefined>> = {
  A: (reader) => address4(reader, 'address'),
  AAAA: (reader) => address6(reader, 'address'),
  NS: oneName,
  CNAME: oneName,
  PTR: oneName,
  DNAME: oneName,
  MX: (reader, base) => {
    const preference = reader.number('preference', 2);
    return `${preference} ${dnsName(reader, 'exchange', base)}`;
  },
  KX: (reader, base) => `${reader.number('preference', 2)} ${dnsName(reader, 'exchanger', base)}`,
  AFSDB: (reader, base) => `${reader.number('subtype', 2)} ${dnsName(reader, 'host', base)}`,
  RP: (reader, base) => `${dnsName(reader, 'mailbox', base)} ${dnsName(reader, 'text', base)}`,
  TXT: strings,
  SPF: strings,
  HINFO: (reader) => `${string(reader, 'CPU')} ${string(reader, 'system')}`,
  SOA: (reader, base) => {
    const primary = dnsName(reader, 'primary server', base);
    dnsName(reader, 'mailbox', base);
    reader.number('serial', 4);
    for (const name of ['refresh', 'retry', 'expire', 'minimum'])
      reader.number(name, 4, (value) => ({ value: `${value} s` }));
    return primary;
  },
  SRV: (reader, base) => {
    reader.number('priority', 2);
    reader.number('weight', 2);
    const port = reader.number('port', 2);
    return `${dnsName(reader, 'target', base)}:${port}`;
  },
  NAPTR: (reader, base) => {
    reader.number('order', 2);
    reader.number('preference', 2);
    for (const name of ['flags', 'services', 'expression']) string(reader, name);
    return dnsName(reader, 'replacement', base);
  },
  URI: (reader) => {
    reader.number('priority', 2);
    reader.number('weight', 2);
    return textValue(reader.text('target', reader.left));
  },
  CAA: (reader) => {
    reader.number('flags', 1, (value) => ((value & 0x80) === 0 ? {} : { note: 'critical' }));
    const tag = string(reader, 'tag');
    return `${tag} ${textValue(reader.text('value', reader.left))}`;
  },
  DS: delegation,
  CDS: delegation,
  DNSKEY: key,
  CDNSKEY: key,
  SSHFP: (reader) => {
    reader.number('algorithm', 1);
    reader.number('fingerprint type', 1);
    return hexValue(reader.raw('fingerprint', reader.left));
  },
  TLSA: (reader) => {
    for (const name of ['usage', 'selector', 'matching type']) reader.number(name, 1);
    return hexValue(reader.raw('certificate', reader.left));
  },
  RRSIG: (reader, base) => {
    const type = reader.number('type covered', 2, (value) => ({
      value: typeName(value),
      note: String(value),
    }));
    reader.number('algorithm', 1);
    reader.number('labels', 1);
    reader.number('original TTL', 4, (value) => ({ value: `${value} s` }));
    for (const name of ['expiration', 'inception'])
      reader.number(name, 4, (value) => ({ note: new Date(value * 1000).toISOString() }));
    reader.number('key tag', 2);
    const signer = dnsName(reader, 'signer', base);
    reader.raw('signature', reader.left);
    return `${typeName(type)} by ${signer}`;
  },
  NSEC: (reader, base) => {
    const next = dnsName(reader, 'next name', base);
    return `${next} ${typeBits(reader)}`;
  },
  NSEC3: (reader) => {
    hashing(reader);
    reader.raw('next hash', reader.number('hash length', 1));
    return typeBits(reader);
  },
  NSEC3PARAM: (reader) => {
    hashing(reader);
    return '';
  },
  SVCB: service,
  HTTPS: service,
  OPT: (reader) => {
    while (reader.ok() && reader.left > 0) {
      reader.group('option', () => {
        const code = reader.number('code', 2, (value) => ({ note: options.get(value) ?? 'unknown' }));
        reader.raw('data', reader.number('length', 2));
        return { value: options.get(code) ?? String(code) };
      });
    }
    return '';
  },
};

export function recordData(reader: FieldReader, type: number, base: number): string {
  const read = byType[typeName(type)];
  if (read !== undefined) return read(reader, base);
  return hexValue(reader.raw('data', reader.left));
}

function oneName(reader: FieldReader, base: number): string {
  return dnsName(reader, 'name', base);
}

function address4(reader: FieldReader, name: string): string {
  const value = Array.from(reader.bytes.subarray(reader.at, reader.at + 4)).join('.');
  reader.field(name, 4, { value });
  return value;
}

function address6(reader: FieldReader, name: string): string {
  const bytes = reader.bytes.subarray(reader.at, reader.at + 16);
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  const value = shortest(groups.join(':'));
  reader.field(name, 16, { value });
  return value;
}

/** The longest run of two zeros or more becomes `::` (RFC 5952). */
function shortest(address: string): string {
  let best = '';
  for (const [run] of address.matchAll(/(?:^|:)0(?::0)+(?=:|$)/g))
    if (run.length > best.length && run.replace(/^:/, '').length > best.replace(/^:/, '').length) best = run;
  if (best === '') return address;
  const at = address.indexOf(best);
  const after = address.slice(at + best.length);
  return `${address.slice(0, at)}:${after === '' ? ':' : ''}${at === 0 && after !== '' ? ':' : ''}${after}`
    .replace(/^:(?=[^:])/, '::')
    .replace(':::', '::');
}

/** A character-string: a length byte and that many bytes. */
function string(reader: FieldReader, name: string): string {
  const length = reader.peek();
  const value = textValue(reader.bytes.subarray(reader.at + 1, reader.at + 1 + length));
  reader.text(name, length + 1, { value });
  return value;
}

function strings(reader: FieldReader): string {
  const found: string[] = [];
  while (reader.ok() && reader.left > 0) found.push(string(reader, 'text'));
  return found.slice(0, 3).join(' ');
}

function delegation(reader: FieldReader): string {
  const tag = reader.number('key tag', 2);
  reader.number('algorithm', 1);
  reader.number('digest type', 1);
  reader.raw('digest', reader.left);
  return String(tag);
}

function key(reader: FieldReader): string {
  const flags = reader.number('flags', 2, (value) => ((value & 1) === 1 ? { note: 'key signing key' } : {}));
  reader.number('protocol', 1);
  reader.number('algorithm', 1);
  reader.raw('public key', reader.left);
  return String(flags);
}

function hashing(reader: FieldReader): void {
  reader.number('hash algorithm', 1);
  reader.number('flags', 1);
  reader.number('iterations', 2);
  reader.raw('salt', reader.number('salt length', 1));
}

/** Type bit maps: windows of 256 types, one bit per type (RFC 4034). */
function typeBits(reader: FieldReader): string {
  const names: string[] = [];
  while (reader.ok() && reader.left > 0) {
    const window = reader.peek();
    const length = reader.peek(1);
    const found: string[] = [];
    for (let bit = 0; bit < Math.min(length, 32) * 8; bit++)
      if ((reader.peek(2 + (bit >> 3)) & (0x80 >> (bit & 7))) !== 0) found.push(typeName(window * 256 + bit));
    reader.field('types', 2 + length, { value: found.slice(0, 40).join(' ') });
    names.push(...found);
  }
  return names.slice(0, 10).join(' ');
}

function service(reader: FieldReader, base: number): string {
  const priority = reader.number('priority', 2, (value) => (value === 0 ? { note: 'alias' } : {}));
  const target = dnsName(reader, 'target', base);
  while (reader.ok() && reader.left > 0) {
    reader.group('parameter', () => {
      const code = reader.number('key', 2, (value) => ({ note: parameters[value] ?? `key${value}` }));
      reader.raw('value', reader.number('length', 2));
      return { value: parameters[code] ?? `key${code}` };
    });
  }
  return `${priority} ${target}`;
}

const parameters: readonly string[] = [
  'mandatory',
  'alpn',
  'no-default-alpn',
  'port',
  'ipv4hint',
  'ech',
  'ipv6hint',
  'dohpath',
];

const options: ReadonlyMap<number, string> = new Map([
  [3, 'NSID'],
  [8, 'client subnet'],
  [9, 'expire'],
  [10, 'cookie'],
  [11, 'TCP keepalive'],
  [12, 'padding'],
  [13, 'chain'],
  [14, 'key tag'],
  [15, 'extended error'],
]);
