import type { LineEnding, SendFormat } from '../model/inspectorMessages.ts';
import type { Parsed } from '../model/problem.ts';
import { literalBytes } from './literalBytes.ts';
import { parseEscapes } from './parseEscapes.ts';
import { parseHexDigits } from './parseHexDigits.ts';
import { encodeUtf8 } from './utf8.ts';

const endings: Readonly<Record<LineEnding, string>> = { none: '', lf: '\n', crlf: '\r\n' };

/** Formats that a line ending goes behind; the others say every byte themselves. */
export function takesLineEnding(format: SendFormat): boolean {
  return format === 'text' || format === 'escapes';
}

/** What a composed text is as bytes. */
export function outgoingBytes(text: string, format: SendFormat, lineEnding: LineEnding): Parsed<Uint8Array> {
  const ending = endings[lineEnding];
  if (format === 'text') return { ok: true, value: encodeUtf8(text + ending) };
  if (format === 'escapes') return withEnding(parseEscapes(text), ending);
  if (format === 'hex') return parseHexDigits(text);
  return literalBytes(text);
}

function withEnding(parsed: Parsed<Uint8Array>, ending: string): Parsed<Uint8Array> {
  if (!parsed.ok || ending === '') return parsed;
  const bytes = new Uint8Array(parsed.value.length + ending.length);
  bytes.set(parsed.value);
  bytes.set(encodeUtf8(ending), parsed.value.length);
  return { ok: true, value: bytes };
}
