import type { LineEnding, SendFormat } from '../../src/model/inspectorMessages.ts';
import { formatHex } from '../../src/payload/hexText.ts';
import { outgoingBytes, takesLineEnding } from '../../src/payload/outgoingBytes.ts';
import { thousands } from './rowText.ts';

/** What a draft would send, before it is sent. */
export type DraftPreview =
  | { readonly kind: 'bytes'; readonly words: string }
  /** `start` and `end`: the part of the draft that is wrong. */
  | { readonly kind: 'problem'; readonly words: string; readonly start: number; readonly end: number }
  | { readonly kind: 'nothing'; readonly words: string };

const shownBytes = 16;

/** `13 bytes · 00 0a 68 …`, or the first problem in words. */
export function draftPreview(draft: string, format: SendFormat, lineEnding: LineEnding): DraftPreview {
  if (draft === '' && (!takesLineEnding(format) || lineEnding === 'none'))
    return { kind: 'nothing', words: hints[format] };
  const parsed = outgoingBytes(draft, format, lineEnding);
  if (!parsed.ok) {
    const [{ message, start, end }] = parsed.problems;
    const sentence = message.replace(/\.$/, '');
    return { kind: 'problem', words: `${sentence} (${place(draft, start)}).`, start, end };
  }
  const bytes = parsed.value;
  if (bytes.length === 0) return { kind: 'nothing', words: 'No bytes' };
  const more = bytes.length > shownBytes ? ' …' : '';
  const count = `${thousands(bytes.length)} byte${bytes.length === 1 ? '' : 's'}`;
  return { kind: 'bytes', words: `${count} · ${formatHex(bytes.subarray(0, shownBytes))}${more}` };
}

const hints: Readonly<Record<SendFormat, string>> = {
  text: 'Text, sent as UTF-8',
  escapes: 'For example: ping\\n or \\x00\\xff',
  payload: 'For example: "ping\\n" hex"00 ff"',
  hex: 'For example: 00 ff 68 65',
};

/** Where a problem is: the column, and the line where there are several. */
function place(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return text.includes('\n') ? `line ${before.length}, column ${column}` : `column ${column}`;
}
