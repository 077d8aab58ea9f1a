/** Converts drafts to the payload notation. */
import type { Draft } from '../../model/draft.ts';
import type { Parsed } from '../../model/problem.ts';
import { outgoingBytes } from '../../language/payload/outgoingBytes.ts';
import { parseHexDigits } from '../../language/payload/reading/parseHexDigits.ts';
import { printPayload } from '../../language/payload/printPayload.ts';

const lineFeed = 0x0a;

/** A draft of any format as payload notation for the same bytes, line by line. */
export function draftNotation({ text, format, lineEnding }: Draft): Parsed<string> {
  if (format === 'payload') return { ok: true, value: text };
  const bytes = outgoingBytes(text, format, lineEnding);
  if (!bytes.ok) return bytes;
  return { ok: true, value: (format === 'hex' ? hexLines(text) : undefined) ?? textLines(bytes.value) };
}

/** Hex with its lines and groups preserved; undefined if a byte is split across lines. */
function hexLines(text: string): string | undefined {
  const lines = text.split(/[\n\r\u2028\u2029]/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return lines.every((line) => parseHexDigits(line).ok)
    ? lines.map((line) => `hex"${line}"`).join('\n')
    : undefined;
}

function textLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(lineFeed, start);
    const next = end < 0 ? bytes.length : end + 1;
    lines.push(printPayload(bytes.subarray(start, next)));
    start = next;
  }
  return lines.join('\n');
}
