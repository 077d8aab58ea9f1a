/** DNS (RFC 1035 and its successors): one message in a datagram, or messages prefixed with their lengths in a stream. */
import type { DecodeContext, Decoder, Verdict } from './decoder.ts';
import { classWords, opcodes, rcodes, typeWords } from './dnsCodes.ts';
import { dnsName } from './dnsName.ts';
import { recordData } from './dnsRecords.ts';
import { FieldReader, hexNumber, type Meaning } from './fieldReader.ts';

const headerBytes = 12;
const ports = new Set([53, 5353, 5355]);
const sections = ['answers', 'authority', 'additional'] as const;
const opt = 41;

export const dns: Decoder = {
  id: 'dns',
  label: 'DNS',
  judge,
  show: (bytes, context) => read(bytes, context).fields,
};

function judge(bytes: Uint8Array, context: DecodeContext): Verdict {
  const at = context.isDatagram ? 0 : 2;
  if (bytes.length < at + headerBytes) return { sure: 'no', reason: 'It is shorter than the header of DNS.' };
  const u16 = (offset: number): number => ((bytes[at + offset] ?? 0) << 8) | (bytes[at + offset + 1] ?? 0);
  const opcode = (u16(2) >> 11) & 15;
  const counts = [u16(4), u16(6), u16(8), u16(10)];
  const records = counts.reduce((sum, count) => sum + count, 0);
  if (!opcodes.has(opcode))
    return { sure: 'no', reason: `Its operation would be ${opcode}, which DNS does not have.` };
  if (records === 0) return { sure: 'no', reason: 'As DNS it would have no question and no record.' };
  if (records * 5 > bytes.length)
    return { sure: 'no', reason: `As DNS it would have ${records} questions and records, more than fit.` };
  const reader = read(bytes, context);
  const { problems } = reader;
  const isPort = context.ports.some((port) => ports.has(port));
  if (problems === 0)
    return {
      sure: reader.ok() ? 'certain' : 'likely',
      reason: 'All its questions and records are there, to the last byte.',
    };
  if (isPort) return { sure: 'likely', reason: 'Its port is one of DNS, but not all of it can be read.' };
  return { sure: 'no', reason: 'Its header could be, but the records after it cannot be read.' };
}

function read(bytes: Uint8Array, { isDatagram }: DecodeContext): FieldReader {
  const reader = new FieldReader(bytes);
  if (isDatagram) message(reader, bytes.length);
  else {
    let isFirst = true;
    while (reader.ok() && (isFirst || reader.left > 0)) {
      reader.group('message', () => {
        const length = reader.number('length', 2, (value) => ({
          note: value === reader.left - 2 ? 'matches' : `${Math.max(0, reader.left - 2)} bytes follow`,
        }));
        reader.within(length, () => {
          message(reader, length);
        });
        return undefined;
      });
      isFirst = false;
    }
  }
  return reader;
}

function message(reader: FieldReader, length: number): void {
  if (!reader.ok()) return;
  const base = reader.at;
  const from = reader.end;
  reader.end = Math.min(from, base + length);
  reader.number('id', 2, (value) => ({ value: hexNumber(value, 4) }));
  reader.number('flags', 2, flagsMeaning);
  const counts = ['questions', ...sections].map((name) => reader.number(`${name} count`, 2));
  const [questions = 0, ...records] = counts;
  for (let index = 0; index < questions && reader.ok(); index++) question(reader, base);
  sections.forEach((section, index) => {
    for (let record = 0; record < (records[index] ?? 0) && reader.ok(); record++)
      resource(reader, section, base);
  });
  if (reader.ok() && reader.left > 0)
    reader.raw('rest', reader.left, {
      problem: `${reader.left} bytes follow the message, from offset ${hexNumber(reader.at)} on.`,
    });
  reader.end = from;
}

function flagsMeaning(value: number): Meaning {
  const opcode = (value >> 11) & 15;
  const words = [
    value >= 0x8000 ? 'response' : 'query',
    opcodes.get(opcode) ?? `operation ${opcode}`,
    ...flagNames.flatMap(([bit, name]) => ((value & bit) === 0 ? [] : [name])),
    ...(value >= 0x8000 ? [rcodes.get(value & 15) ?? `code ${value & 15}`] : []),
  ];
  return { value: words.join(' · '), note: hexNumber(value, 4) };
}

const flagNames = [
  [0x0400, 'authoritative'],
  [0x0200, 'truncated'],
  [0x0100, 'recursion desired'],
  [0x0080, 'recursion available'],
  [0x0020, 'authentic data'],
  [0x0010, 'checking disabled'],
] as const;

function question(reader: FieldReader, base: number): void {
  reader.group('question', () => {
    const name = dnsName(reader, 'name', base);
    const type = reader.number('type', 2, (value) => typeWords(value));
    reader.number('class', 2, (value) => classWords(value, 'asks for an answer to this host alone'));
    return reader.ok() ? { value: `${name} ${typeWords(type).value}` } : {};
  });
}

function resource(reader: FieldReader, section: string, base: number): void {
  reader.group(section === 'answers' ? 'answer' : section, () => {
    const name = dnsName(reader, 'name', base);
    const type = reader.number('type', 2, (value) => typeWords(value));
    if (type === opt) optHeader(reader);
    else {
      reader.number('class', 2, (value) => classWords(value, 'replaces what was cached'));
      reader.number('TTL', 4, (value) => ({ value: `${value} s` }));
    }
    const length = reader.number('data length', 2);
    let summary = '';
    if (reader.ok() && length > reader.left)
      reader.fail(
        'data',
        `The data has ${length} bytes at offset ${hexNumber(reader.at)}, and ${reader.left} are left.`,
      );
    else if (reader.ok() && length > 0)
      reader.within(length, () => {
        summary = recordData(reader, type, base);
      });
    if (!reader.ok()) return {};
    return { value: type === opt ? 'OPT (EDNS)' : `${name} ${typeWords(type).value} ${summary}`.trim() };
  });
}

/** The EDNS pseudo record, whose class and TTL have other meanings (RFC 6891). */
function optHeader(reader: FieldReader): void {
  reader.number('UDP payload size', 2);
  reader.number('extended response code', 1);
  reader.number('version', 1);
  reader.number('flags', 2, (value) => ({
    value: hexNumber(value, 4),
    ...((value & 0x8000) === 0 ? {} : { note: 'DNSSEC answers wanted (DO)' }),
  }));
}
