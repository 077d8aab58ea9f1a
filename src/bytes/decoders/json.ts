import type { DecodeContext, Decoder, Verdict } from './decoder.ts';
import { byteCount, FieldReader, hexNumber } from './fieldReader.ts';
import { isBlank, scanLiteral, scanString, type Scan } from './jsonScan.ts';

/** Deeper values are not expanded. */
const deepest = 64;
/** Most characters of a key in a field's name. */
const keyLimit = 60;

const open = { brace: 0x7b, bracket: 0x5b } as const;
const close = { brace: 0x7d, bracket: 0x5d } as const;
const comma = 0x2c;
const colon = 0x3a;
const quote = 0x22;

/** JSON (RFC 8259), one value or a sequence as in NDJSON. A field covers a key with its value. */
export const json: Decoder = {
  id: 'json',
  label: 'JSON',
  judge,
  show: (bytes) => read(bytes).reader.fields,
  messageEnd: (bytes, own) => {
    const { reader, endsEarly } = read(bytes);
    const last = reader.fields.find(({ end }) => end >= own);
    const isLastCut = endsEarly && last === reader.fields.at(-1);
    if (isLastCut) return bytes.length + 1;
    return reader.ok() || endsEarly ? (last?.end ?? own) : undefined;
  },
};

function judge(bytes: Uint8Array, { isDatagram }: DecodeContext): Verdict {
  let start = 0;
  while (isBlank(bytes[start])) start++;
  if (bytes[start] !== open.brace && bytes[start] !== open.bracket)
    return { sure: 'no', reason: 'It begins with neither { nor [.' };
  const { reader, count, endsEarly } = read(bytes);
  if (reader.problems === 0 && reader.ok())
    return {
      sure: 'certain',
      reason: count === 1 ? 'All of it is one JSON value.' : `All of it is JSON: ${count} values.`,
    };
  if (reader.problems === 0) return { sure: 'likely', reason: 'It is JSON as far as it was looked at.' };
  if (endsEarly || count > 0)
    return {
      sure: 'likely',
      reason: endsEarly && !isDatagram ? 'It begins as JSON and goes on after it.' : 'It begins as JSON.',
    };
  return { sure: 'no', reason: 'It begins with a bracket, but is no JSON.' };
}

interface ReadJson {
  readonly reader: FieldReader;
  /** Complete values. */
  readonly count: number;
  /** The bytes end within a value. */
  readonly endsEarly: boolean;
}

/** `judge` is followed by `show` on the same bytes, which are parsed once. */
const readBefore = new WeakMap<Uint8Array, ReadJson>();

function read(bytes: Uint8Array): ReadJson {
  const known = readBefore.get(bytes) ?? readValues(bytes);
  readBefore.set(bytes, known);
  return known;
}

function readValues(bytes: Uint8Array): ReadJson {
  const reader = new FieldReader(bytes);
  const walk = { endsEarly: false };
  let count = 0;
  skipBlanks(reader);
  while (reader.ok() && reader.left > 0) {
    value(reader, reader.fields.length === 0 ? 'value' : `value ${count + 1}`, reader.at, 0, walk);
    if (!reader.ok()) break;
    count++;
    skipBlanks(reader);
  }
  return { reader, count, endsEarly: walk.endsEarly };
}

interface Walk {
  endsEarly: boolean;
}

/** The value at `from`; its field begins at the reader's position, with the key if there is one. */
function value(reader: FieldReader, name: string, from: number, depth: number, walk: Walk): void {
  const first = reader.bytes[from] ?? 0;
  if (from < reader.end && (first === open.brace || first === open.bracket)) {
    if (depth >= deepest) {
      reader.fail(
        name,
        `Nested more than ${deepest} deep at offset ${hexNumber(from)}: what is inside is not shown.`,
      );
      return;
    }
    reader.group(name, () => {
      reader.at = from + 1;
      const isObject = first === open.brace;
      const size = container(reader, isObject, depth + 1, walk);
      return { note: isObject ? counted(size, 'member') : counted(size, 'element') };
    });
    return;
  }
  const scan =
    first === quote
      ? scanString(reader.bytes, from, reader.end)
      : scanLiteral(reader.bytes, from, reader.end);
  if (!scan.ok) refuse(reader, name, scan, walk);
  else reader.field(name, scan.end - reader.at, { value: scan.shown });
}

function container(reader: FieldReader, isObject: boolean, depth: number, walk: Walk): number {
  const last = isObject ? close.brace : close.bracket;
  let size = 0;
  for (;;) {
    skipBlanks(reader);
    if (!reader.ok()) return size;
    if (reader.left > 0 && reader.peek() === last && size === 0) break;
    if (isObject) member(reader, depth, walk);
    else value(reader, `[${size}]`, reader.at, depth, walk);
    if (!reader.ok()) return size;
    size++;
    skipBlanks(reader);
    if (reader.left > 0 && reader.peek() === last) break;
    if (reader.left > 0 && reader.peek() === comma) {
      reader.at++;
      continue;
    }
    expected(reader, `a comma or ${isObject ? '}' : ']'}`, walk);
    return size;
  }
  reader.at++;
  return size;
}

function member(reader: FieldReader, depth: number, walk: Walk): void {
  if (reader.left === 0 || reader.peek() !== quote) {
    expected(reader, 'a key in double quotes', walk);
    return;
  }
  const key = scanString(reader.bytes, reader.at, reader.end);
  if (!key.ok) {
    refuse(reader, 'key', key, walk);
    return;
  }
  let from = key.end;
  while (from < reader.end && isBlank(reader.bytes[from])) from++;
  if (from >= reader.end || reader.bytes[from] !== colon) {
    reader.at = from;
    expected(reader, 'a colon after the key', walk);
    return;
  }
  from++;
  while (from < reader.end && isBlank(reader.bytes[from])) from++;
  const name = key.shown.slice(1, -1);
  value(reader, name.length > keyLimit ? `${name.slice(0, keyLimit)}…` : name, from, depth, walk);
}

function refuse(reader: FieldReader, name: string, scan: Scan & { ok: false }, walk: Walk): void {
  walk.endsEarly ||= scan.endsEarly;
  reader.at = Math.max(reader.at, scan.at);
  reader.fail(name, scan.problem);
}

function expected(reader: FieldReader, what: string, walk: Walk): void {
  walk.endsEarly ||= reader.left === 0;
  const at = hexNumber(reader.at);
  reader.fail(
    'problem',
    reader.left === 0
      ? `It ends at offset ${at}, before ${what}.`
      : `At offset ${at} there should be ${what}.`,
  );
}

function skipBlanks(reader: FieldReader): void {
  while (reader.left > 0 && isBlank(reader.peek())) reader.at++;
}

function counted(count: number, what: string): string {
  return count === 0 ? 'empty' : `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** For other formats: these bytes as JSON, in a few words; undefined where they are not JSON. */
export function jsonNote(bytes: Uint8Array): string | undefined {
  const context = { isDatagram: true, from: 'unknown', ports: [] } as const;
  return judge(bytes, context).sure === 'certain' ? `JSON, ${byteCount(bytes.length)}` : undefined;
}
