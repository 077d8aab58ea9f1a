import type { LineEnding, SendFormat } from '../model/inspectorMessages.ts';
import type { Parsed } from '../model/problem.ts';
import { encodePayload } from './encodePayload.ts';
import { parseHexDigits } from './parseHexDigits.ts';
import { parsePayload } from './parsePayload.ts';
import { encodeUtf8 } from './utf8.ts';

const endings: Readonly<Record<LineEnding, string>> = { none: '', lf: '\n', crlf: '\r\n' };

/** What a composed text is as bytes. The line ending goes behind text only: the other formats say every byte. */
export function outgoingBytes(text: string, format: SendFormat, lineEnding: LineEnding): Parsed<Uint8Array> {
  if (format === 'text') return { ok: true, value: encodeUtf8(text + endings[lineEnding]) };
  if (format === 'hex') return parseHexDigits(text);
  const parts = parsePayload(text);
  return parts.ok ? { ok: true, value: encodePayload(parts.value) } : parts;
}
