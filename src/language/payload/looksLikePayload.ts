import { payloadNotation } from './payloadNotation.ts';

/** Whether a text is meant as payload notation rather than as words: it begins with a part, right or wrong. */
export function looksLikePayload(text: string): boolean {
  const [, sign, name = ''] = /^\s*(?:(["']|\{\{|<<)|([A-Za-z][A-Za-z0-9_-]*)["({])/.exec(text) ?? [];
  const { kinds, charset } = payloadNotation;
  return sign !== undefined || kinds.has(name) || charset?.(name) !== undefined;
}
