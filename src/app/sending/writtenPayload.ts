/** The text to save for a composed message. */
import type { LineEnding, SendFormat } from '../../model/draft.ts';

export interface WrittenPayload {
  readonly payload: string;
  readonly format: SendFormat;
}

const endings: Readonly<Record<LineEnding, string>> = { none: '', lf: '\n', crlf: '\r\n' };
const escapedEndings: Readonly<Record<LineEnding, string>> = { none: '', lf: '\\n', crlf: '\\r\\n' };

/** A composer's draft as a single text for all its bytes, including the line ending. */
export function writtenPayload(text: string, format: SendFormat, lineEnding: LineEnding): WrittenPayload {
  const ending = format === 'text' ? endings : format === 'escapes' ? escapedEndings : undefined;
  return { payload: text + (ending?.[lineEnding] ?? ''), format };
}
