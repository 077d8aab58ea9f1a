/** Asks what to send: text, or payload notation after the press of a button. */
import { looksLikePayload } from '../../language/payload/looksLikePayload.ts';
import type { Draft, LineEnding } from '../../model/draft.ts';
import { previewWords } from '../../language/payload/previewWords.ts';
import type { ComposedSends } from '../../app/actions/composedSends.ts';
import { textPlace } from '../../model/textPlace.ts';
import { aside, askTextOr, type Remark, type TextQuestion } from '../ui/ask.ts';

const endings = { none: '', lf: ', with LF behind it', crlf: ', with CR LF behind it' } as const;

export async function askDraft(
  sends: ComposedSends,
  to: number,
  label: string,
  lineEnding: LineEnding,
): Promise<Draft | undefined> {
  let format: 'text' | 'payload' = 'text';
  let value = '';
  for (;;) {
    const title = format === 'text' ? `Send to ${label}` : `Send Payload to ${label}`;
    const question: TextQuestion =
      format === 'text'
        ? { title, value, prompt: `Text, sent as UTF-8${endings[lineEnding]}`, judge: judgeText }
        : { title, value, prompt: payloadPrompt, judge: (text) => judgePayload(sends, text, to) };
    const answer = await askTextOr(question, {
      icon: format === 'text' ? 'code' : 'quote',
      tooltip: format === 'text' ? 'Write in Payload Notation' : 'Write Plain Text',
      asked: (typed) => {
        value = typed;
      },
    });
    if (answer === aside) format = format === 'text' ? 'payload' : 'text';
    else
      return typeof answer === 'string'
        ? { text: answer, format, lineEnding: format === 'text' ? lineEnding : 'none' }
        : undefined;
  }
}

const payloadPrompt = 'Payload notation: "text\\n", hex"00 ff", u16be(513), len8{"x"} and more';

function judgeText(text: string): Remark | undefined {
  if (!looksLikePayload(text)) return undefined;
  const message = 'Goes out as it stands, quotes included. The button above takes it as payload notation.';
  return { message, severity: 'info' };
}

function judgePayload(sends: ComposedSends, text: string, to: number): Remark | undefined {
  if (text.trim() === '') return undefined;
  const preview = sends.preview(text, to);
  if (preview.kind !== 'problem') return { message: previewWords(preview), severity: 'info' };
  const { column } = textPlace(text, preview.start);
  return { message: `Column ${column}: ${preview.message}`, severity: 'error' };
}
