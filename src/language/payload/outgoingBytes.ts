/** Converts composed text to bytes, for the formats other than payload notation. */
import type { LineEnding, SendFormat } from '../../model/draft.ts';
import type { Parsed } from '../../model/problem.ts';
import { parseEscapes } from './reading/parseEscapes.ts';
import { parseHexDigits } from './reading/parseHexDigits.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';

/** Formats with constant bytes; payload notation may need files, a clock, counters. */
export type PlainFormat = Exclude<SendFormat, 'payload'>;

const endings: Readonly<Record<LineEnding, string>> = { none: '', lf: '\n', crlf: '\r\n' };

/** Whether a line ending is appended in this format; the others spell out every byte. */
export function takesLineEnding(format: SendFormat): boolean {
  return format === 'text' || format === 'escapes';
}

/** The bytes of a composed text. */
export function outgoingBytes(text: string, format: PlainFormat, lineEnding: LineEnding): Parsed<Uint8Array> {
  const ending = endings[lineEnding];
  if (format === 'text') return { ok: true, value: encodeUtf8(text + ending) };
  if (format === 'hex') return parseHexDigits(text);
  const parsed = parseEscapes(text);
  if (!parsed.ok || ending === '') return parsed;
  const bytes = new Uint8Array(parsed.value.length + ending.length);
  bytes.set(parsed.value);
  bytes.set(encodeUtf8(ending), parsed.value.length);
  return { ok: true, value: bytes };
}
