/**
 * `pad(16){PAYLOAD}`: the payload, padded with zeros to 16 bytes. `pad(16, " "){…}` pads with something else, `pad(16,
 * "0", left){…}` in front, and `pad(4, multiple){…}` up to the next multiple of 4.
 */
import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import { closeBracket, readBraces } from '../reading/brackets.ts';
import { readNumberArgument } from '../reading/numberArgument.ts';
import { misfitCount, numberValue } from '../reading/numberValue.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import { payloadLimitBytes, tooLargeMessage } from '../model/payloadLimits.ts';
import { leastBytesOf, type PadPart, type PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';

export const padKind: PartKind = { name: 'pad', opening: '(', example: 'pad(16){"x"}', read: readPad };
const form = 'pad(16){…}, pad(16, " "){…}, pad(16, "0", left){…} or pad(4, multiple){…}';

function readPad(reader: PayloadReader): PayloadPart | undefined {
  const start = reader.at;
  reader.at += 'pad('.length;
  const size = readNumberArgument(reader, form);
  const options = readOptions(reader);
  closeBracket(reader, ')');
  const parts = readBraces(reader, 'padded', form);
  if (size === undefined) return undefined;
  const wrong = size.kind === 'literal' ? misfitSize(size.value) : undefined;
  if (wrong !== undefined) {
    reader.problems.add(size.start, size.end, wrong);
    return undefined;
  }
  const padded = size.kind === 'literal' && !options.multiple ? Number(size.value) : 0;
  const least = Math.max(padded, leastBytesOf(parts));
  return { kind: 'pad', start, end: reader.at, least, size, parts, ...options };
}

function readOptions(reader: PayloadReader): Pick<PadPart, 'multiple' | 'side' | 'fill'> {
  let fill: readonly PayloadPart[] = [];
  let multiple = false;
  let side: PadPart['side'] = 'right';
  for (;;) {
    reader.skipBlank();
    if (reader.next !== ',') return { fill, multiple, side };
    reader.at++;
    reader.skipBlank();
    const word = reader.word();
    if (word === undefined) {
      const { at, problems } = reader;
      const before = problems.count;
      fill = reader.nestedParts();
      if (fill.length === 0 && problems.count === before)
        problems.add(at, reader.at, `What fills is missing here: ${form}.`, '" "');
      continue;
    }
    if (word === 'multiple') multiple = true;
    else if (word === 'left' || word === 'right') side = word;
    else {
      const message = `${excerpt(word)} is not an option of pad: left and right say where it fills, multiple that the number is one of which the size is a multiple.`;
      const fix = nearestWord(word, ['left', 'right', 'multiple']);
      reader.problems.add(reader.at, reader.at + word.length, message, fix);
    }
    reader.at += word.length;
  }
}

function misfitSize(size: bigint | number): string | undefined {
  return misfitCount(size) ?? (size > payloadLimitBytes ? tooLargeMessage : undefined);
}

export const encodePad: PartEncoder<PadPart> = (part, encoder) => {
  const { output } = encoder;
  const value = numberValue(part.size, encoder);
  if (value === undefined) return;
  const wrong =
    misfitSize(value) ?? (part.multiple && value < 1 ? 'A multiple is one of 1 or more.' : undefined);
  if (wrong !== undefined) {
    encoder.refuse(part.size, wrong);
    return;
  }
  const start = output.length;
  encoder.writeParts(part.parts);
  const end = output.length;
  encoder.writeParts(part.fill);
  if (encoder.over) return;
  if (output.hasHoles(end)) {
    encoder.refuse(part, 'What fills has no holes (??): leave open what is padded.');
    return;
  }
  const fill = output.length === end ? Uint8Array.of(0) : output.view(end).slice();
  output.truncate(end);
  const length = end - start;
  const size = part.multiple ? Math.ceil(length / Number(value)) * Number(value) : Number(value);
  if (length > size) {
    encoder.refuse(part, `This has ${length} bytes, which is more than the ${size} that it is padded to.`);
    return;
  }
  if (size - length > output.left) output.fill(size - length, () => undefined);
  else if (part.side === 'right') output.write(filling(size - length, fill));
  else output.insert(start, filling(size - length, fill));
};

function filling(count: number, fill: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(count);
  bytes.set(fill.subarray(0, count));
  // Doubles what is there each time.
  for (let at = fill.length; at < count; at *= 2) bytes.copyWithin(at, 0, Math.min(at, count - at));
  return bytes;
}
