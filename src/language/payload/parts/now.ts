/** `now("iso")`, `now("unix")`, `now("unixMs")`: the time of the send, as text. */
import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import { closeBracket } from '../reading/brackets.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { NowPart, PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import { readWordLiteral } from '../reading/wordLiteral.ts';

const formats = ['iso', 'unix', 'unixMs'] as const;
/** The range of JavaScript's dates, in both directions. */
const latestMs = 8.64e15;

export const nowKind: PartKind = { name: 'now', opening: '(', example: 'now("iso")', read: readNow };

function readNow(reader: PayloadReader): PayloadPart | undefined {
  const start = reader.at;
  reader.at += 'now('.length;
  const word = readWordLiteral(reader, 'now takes "iso", "unix" or "unixMs"', '"iso"');
  const format = formats.find((candidate) => candidate === word?.text);
  if (word !== undefined && format === undefined) {
    const fix = nearestWord(word.text, formats);
    const message = `There is no time format ${excerpt(word.text)}; there are "iso", "unix" and "unixMs".`;
    reader.problems.add(word.start, word.end, message, fix === undefined ? undefined : `"${fix}"`);
  }
  closeBracket(reader, ')');
  return format === undefined ? undefined : { kind: 'now', start, end: reader.at, least: 1, format };
}

export const encodeNow: PartEncoder<NowPart> = (part, encoder) => {
  const ms = encoder.nowMs(part);
  if (ms === undefined) return;
  if (Number.isNaN(ms) || Math.abs(ms) > latestMs)
    encoder.refuse(part, `The clock says ${ms}, which is not a valid time.`);
  else encoder.output.write(encodeUtf8(timeText(ms, part.format)));
};

function timeText(ms: number, format: NowPart['format']): string {
  if (format === 'iso') return new Date(ms).toISOString();
  return String(Math.floor(format === 'unix' ? ms / 1000 : ms));
}
