/** Visits the variables of a payload, and reads constant payloads as text. */
import type { PayloadPart, VariablePart } from '../../payload/model/payloadPart.ts';
import { readUtf8, utf8Size } from '../../../bytes/utf8.ts';
import { variableParts } from '../../payload/model/variableParts.ts';

/** Visits every variable of a payload, nested ones included. */
export function visitVariables(parts: readonly PayloadPart[], visit: (part: VariablePart) => void): void {
  for (const part of variableParts(parts)) visit(part);
}

/** Longer texts are not addresses. */
const longest = 1000;

/** The text of a constant payload; undefined for any other, and for a long or binary one. */
export function constantText(parts: readonly PayloadPart[]): string | undefined {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'bytes' || part.bytes.length > longest || text.length > longest) return undefined;
    for (let at = 0; at < part.bytes.length;) {
      const code = readUtf8(part.bytes, at);
      if (typeof code === 'string') return undefined;
      text += String.fromCodePoint(code);
      at += utf8Size(code);
    }
  }
  return text;
}
