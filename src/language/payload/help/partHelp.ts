/** The help text and the snippet of each payload part. A new part is a new row. */
import { numberTypes } from '../../../bytes/numbers/numberTypes.ts';

export interface PartHelp {
  readonly name: string;
  /** The syntax, for a list. */
  readonly form: string;
  /** With placeholders. */
  readonly insert: string;
  /** One sentence. */
  readonly help: string;
}

/** Charsets offered by name; every label that `charsetName` knows is valid. */
const charsets = [
  ['latin1', 'ISO 8859-1: one byte for each character'],
  ['ascii', 'US-ASCII: seven bits'],
  ['utf16le', 'UTF-16, low byte first'],
  ['utf16be', 'UTF-16, high byte first'],
  ['windows1252', 'the Western code page of Windows'],
  ['cp437', 'the first code page of DOS'],
  ['cp850', 'the Western code page of DOS'],
  ['cp866', 'the Cyrillic code page of DOS'],
  ['koi8r', 'KOI8-R, Cyrillic'],
  ['shiftjis', 'Shift JIS, Japanese'],
  ['eucjp', 'EUC-JP, Japanese'],
  ['gb18030', 'GB 18030, Chinese'],
  ['big5', 'Big5, Chinese'],
  ['euckr', 'EUC-KR, Korean'],
] as const;

const lengths = ['8', '16be', '16le', '32be', '32le', '64be', '64le'] as const;

export const partHelps: readonly PartHelp[] = [
  {
    name: '"',
    form: '"text"',
    insert: '"$1"',
    help: 'Text in UTF-8, with escapes (\\n, \\xHH, \\u{H…}) and {{variables}}.',
  },
  { name: "'", form: "'text'", insert: "'$1'", help: 'Text in UTF-8 as it stands, without escapes.' },
  { name: 'hex', form: 'hex"de ad"', insert: 'hex"$1"', help: 'Bytes as hex digits, two for each.' },
  { name: 'base64', form: 'base64"…"', insert: 'base64"$1"', help: 'Bytes in base64 (RFC 4648).' },
  {
    name: 'file',
    form: 'file"path"',
    insert: 'file"$1"',
    help: 'The bytes of a file, read when it is sent.',
  },
  {
    name: '{{',
    form: '{{name}}',
    insert: '{{$1}}',
    help: 'The bytes of a variable.',
  },
  ...numberTypes.map(({ name, bytes, real }) => ({
    name,
    form: `${name}(…)`,
    insert: `${name}($1)`,
    help: numberHelp(name, bytes, real),
  })),
  ...lengths.map((size) => lengthPart(`len${size}`, `as u${size}`)),
  lengthPart('lenVarint', 'as a varint'),
  lengthPart('lenText', 'as decimal text'),
  {
    name: 'checksum',
    form: 'checksum("…"){…}',
    insert: 'checksum("$1"){$2}',
    help: 'What is in braces and its checksum behind it; be, le and hexText say how the sum is written.',
  },
  {
    name: 'slip',
    form: 'slip{…}',
    insert: 'slip{$1}',
    help: 'What is in braces as a frame of SLIP (RFC 1055): C0 and DB within are escaped, and C0 ends it.',
  },
  {
    name: 'cobs',
    form: 'cobs{…}',
    insert: 'cobs{$1}',
    help: 'What is in braces as a frame of COBS: no zero stands within, and one ends it.',
  },
  {
    name: 'dle',
    form: 'dle{…}',
    insert: 'dle{$1}',
    help: 'What is in braces between DLE STX and DLE ETX (10 02 … 10 03), with each DLE within doubled.',
  },
  {
    name: 'hexText',
    form: 'hexText{…}',
    insert: 'hexText{$1}',
    help: 'What is in braces as upper-case hex digits, as in Modbus ASCII.',
  },
  {
    name: 'pad',
    form: 'pad(16){…}',
    insert: 'pad(${1:16}){$2}',
    help: 'What is in braces and so many zeros that it has the size; pad(16, " ", left) fills with other bytes, in front; pad(4, multiple) up to a multiple.',
  },
  {
    name: 'bcd',
    form: 'bcd(1234)',
    insert: 'bcd(${1:1234})',
    help: 'A number in decimal digits, two in each byte (packed BCD), highest first; bcd(7, 4) has four bytes.',
  },
  { name: 'repeat', form: 'repeat(n, …)', insert: 'repeat($1, $2)', help: 'A payload again and again.' },
  {
    name: 'random',
    form: 'random(n)',
    insert: 'random($1)',
    help: 'So many random bytes, other ones at each send.',
  },
  {
    name: 'counter',
    form: 'counter()',
    insert: 'counter($1)',
    help: 'A number as decimal text, one more at each send; counter(start, step) begins elsewhere.',
  },
  { name: 'now', form: 'now("iso")', insert: 'now("${1:iso}")', help: 'The time of the send, as text.' },
  { name: 'uuid', form: 'uuid()', insert: 'uuid()', help: 'A random UUID (RFC 9562, version 4), as text.' },
  {
    name: '<<',
    form: '<<END',
    insert: '<<END\n$1\nEND',
    help: 'The lines below up to END, each ended by LF; <<CRLF END ends them with CR LF.',
  },
  ...charsets.map(([name, what]) => ({
    name,
    form: `${name}"text"`,
    insert: `${name}"$1"`,
    help: `Text in ${what}.`,
  })),
];

const byName = new Map(partHelps.map((help) => [help.name, help]));

export function partHelp(name: string): PartHelp | undefined {
  return byName.get(name);
}

function lengthPart(name: string, how: string): PartHelp {
  return {
    name,
    form: `${name}{…}`,
    insert: `${name}{$1}`,
    help: `The length of what is in braces, ${how}, then what is in braces; in parentheses, the length alone.`,
  };
}

function numberHelp(name: string, bytes: number | undefined, real: boolean): string {
  if (bytes === undefined) return 'A whole number in as many bytes as it needs, seven bits in each (LEB128).';
  const size = bytes === 1 ? 'one byte' : `${bytes} bytes`;
  const order = bytes === 1 ? '' : name.endsWith('le') ? ', lowest first' : ', highest first';
  if (real) return `A floating-point number in ${size}${order} (IEEE 754).`;
  return `A whole number ${name.startsWith('i') ? 'with a sign' : 'from 0 on'} in ${size}${order}.`;
}
