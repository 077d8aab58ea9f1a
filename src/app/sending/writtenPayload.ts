import type { LineEnding, SendFormat } from '../../model/draft.ts';

export interface WrittenPayload {
  readonly payload: string;
  readonly format: SendFormat;
}

const endings: Readonly<Record<LineEnding, string>> = { none: '', lf: '\n', crlf: '\r\n' };
const escapedEndings: Readonly<Record<LineEnding, string>> = { none: '', lf: '\\n', crlf: '\\r\\n' };

/** What is written in a composer as one text that says every byte, the line ending too. */
export function writtenPayload(text: string, format: SendFormat, lineEnding: LineEnding): WrittenPayload {
  const ending = format === 'text' ? endings : format === 'escapes' ? escapedEndings : undefined;
  return { payload: text + (ending?.[lineEnding] ?? ''), format };
}
