/** Why a test failed, as text: a message, and both sides of the comparison in the same form, for a diff. */
import { countText } from '../../model/countText.ts';
import { formatFailure } from '../../model/formatFailure.ts';
import { escapeBytes } from '../../bytes/escapeBytes.ts';
import type { Comparison, StepFailure } from '../../runner/results/testResult.ts';

/** Most bytes of each side; a diff editor with more is slow and shows nothing more. */
const shownBytes = 64 * 1024;
const shownInMessage = 200;
const ownCodes: ReadonlySet<string> = new Set(['ERR_UNEXPECTED', 'ERR_TIMEOUT', 'ERR_ENDED', 'ERR_CLOSED']);

export interface FailureText {
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
}

export function failureText(failure: StepFailure): FailureText {
  const { comparison, help } = failure;
  const sentences = sentencesOf(failure);
  if (comparison === undefined) return { message: sentences };
  const { expected, received } = comparison;
  // With a side of no bytes, a diff would read as if an empty text had come.
  if (expected.length > 0 && received.length === 0)
    return { message: [expectedInstead(failure, expected), ...(help === undefined ? [] : [help])].join(' ') };
  if (expected.length > 0) return { message: sentences, ...sidesOf(comparison) };
  const came = escapeBytes(comparison.received.subarray(0, shownInMessage), { quoted: true, more: true });
  const more = comparison.received.length > shownInMessage ? '…' : '';
  return {
    message: `${sentences}\n${countText(comparison.received.length, 'byte')} came: "${came}${more}"`,
  };
}

/** What differs comes first, as VS Code cuts titles; our own codes say nothing more than the words do. */
function sentencesOf({ code, message, help, comparison }: StepFailure): string {
  if (help !== undefined && code === 'ERR_UNEXPECTED' && (comparison?.received.length ?? 0) > 0) return help;
  if (ownCodes.has(code)) return help === undefined ? message : `${message} ${help}`;
  return formatFailure({ code, message, ...(help === undefined ? {} : { advice: help }) });
}

/** `Nothing came within 2 s, expected "HELLO\r\n".` */
function expectedInstead({ message }: StepFailure, expected: Uint8Array): string {
  const wanted = escapeBytes(expected.subarray(0, shownInMessage), { quoted: true, more: true });
  const more = expected.length > shownInMessage ? '…' : '';
  return `${message.replace(/\.$/, '')}, expected "${wanted}${more}".`;
}

/** Unchanged where both are plain lines; otherwise both escaped, as an editor would hide differences. */
function sidesOf({ expected, received }: Comparison): { expected: string; received: string } {
  const asText = isPlain(expected) && isPlain(received) ? plainText : escapedText;
  return { expected: sideText(expected, asText), received: sideText(received, asText) };
}

function sideText(bytes: Uint8Array, asText: (shown: Uint8Array) => string): string {
  const shown = asText(bytes.subarray(0, shownBytes));
  return bytes.length > shownBytes
    ? `${shown}\n… and ${countText(bytes.length - shownBytes, 'byte')} more`
    : shown;
}

/** Text that an editor shows unchanged. Carriage returns are not: editors normalize line endings. */
function isPlain(bytes: Uint8Array): boolean {
  return !/\\(?!n)/.test(escapeBytes(bytes.subarray(0, shownBytes), { more: true }));
}

function plainText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

/** A line of text for each line of the bytes. */
function escapedText(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    lines.push(escapeBytes(bytes.subarray(start, end)));
    start = end;
  }
  return lines.join('\n');
}
