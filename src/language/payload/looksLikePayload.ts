/** Tells payload notation from plain text. */
import { payloadNotation } from './payloadNotation.ts';

/** Whether a text seems meant as payload notation: it begins with a part, valid or not. */
export function looksLikePayload(text: string): boolean {
  const [, sign, name = ''] = /^\s*(?:(["']|\{\{|<<)|([A-Za-z][A-Za-z0-9_-]*)["({])/.exec(text) ?? [];
  const { kinds, charset } = payloadNotation;
  return sign !== undefined || kinds.has(name) || charset?.(name) !== undefined;
}
