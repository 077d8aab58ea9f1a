import type { LineEnding, SendFormat } from '../../../src/model/draft.ts';
import type { PayloadPreview } from '../../../src/model/payloadPreview.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { textPlace } from '../../../src/model/textPlace.ts';
import {
  outgoingBytes,
  takesLineEnding,
  type PlainFormat,
} from '../../../src/language/payload/outgoingBytes.ts';
import { bytesWords, previewWords } from '../../../src/language/payload/previewWords.ts';

/** What a draft would send. */
export type DraftPreview =
  | { readonly kind: 'bytes'; readonly words: string }
  /** `start` and `end`: the faulty part of the draft. */
  | { readonly kind: 'problem'; readonly words: string; readonly start: number; readonly end: number }
  | { readonly kind: 'nothing'; readonly words: string }
  /** The host's preview is pending. */
  | { readonly kind: 'waiting'; readonly words: string };

/** `13 bytes · 00 0a 68 …`, or the first problem in words. */
export function draftPreview(draft: string, format: PlainFormat, lineEnding: LineEnding): DraftPreview {
  if (draft === '' && (!takesLineEnding(format) || lineEnding === 'none')) return hint(format);
  const parsed = outgoingBytes(draft, format, lineEnding);
  if (!parsed.ok) return problem(draft, parsed.problems[0]);
  const bytes = parsed.value;
  if (bytes.length === 0) return { kind: 'nothing', words: 'No bytes' };
  return { kind: 'bytes', words: bytesWords(bytes.length, bytes) };
}

/** The same for the payload notation, from the host's preview. */
export function payloadDraftPreview(draft: string, preview: PayloadPreview): DraftPreview {
  if (preview.kind === 'problem') return problem(draft, preview);
  const isNothing = preview.kind === 'bytes' && preview.length === 0;
  return isNothing ? { kind: 'nothing', words: 'No bytes' } : { kind: 'bytes', words: previewWords(preview) };
}

/** An example for an empty draft. */
export function hint(format: SendFormat): DraftPreview {
  return { kind: 'nothing', words: hints[format] };
}

function problem(draft: string, { message, start, end }: Problem): DraftPreview {
  const sentence = message.replace(/\.$/, '');
  return { kind: 'problem', words: `${sentence} (${place(draft, start)}).`, start, end };
}

const hints: Readonly<Record<SendFormat, string>> = {
  text: '',
  escapes: 'For example: ping\\n or \\x00\\xff',
  payload: 'For example: "ping\\n" hex"00 ff" u16be(513) len8{"hi"} checksum("crc32"){"x"}',
  hex: 'For example: 00 ff 68 65',
};

/** The position of a problem: the column, and the line if there are several. */
function place(text: string, at: number): string {
  const { line, column } = textPlace(text, at);
  return text.includes('\n') ? `line ${line}, column ${column}` : `column ${column}`;
}
