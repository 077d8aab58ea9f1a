/**
 * `checksum("crc16-modbus", le){PAYLOAD}`: the payload, then its checksum; as an argument instead of in braces: only
 * the sum.
 */
import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import { closeBracket, readBraces, readBracketed } from '../reading/brackets.ts';
import type { Checksum } from '../../../bytes/checksums/crc.ts';
import { checksumNames, findChecksum } from '../../../bytes/checksums/findChecksum.ts';
import { formatHex } from '../../../bytes/hexText.ts';
import { writeWhole } from '../../../bytes/numbers/numberTypes.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import { leastBytesOf, type ChecksumPart, type PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';
import { readCrc } from '../reading/readCrc.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';
import { readWordLiteral } from '../reading/wordLiteral.ts';

export const checksumKind: PartKind = {
  name: 'checksum',
  opening: '(',
  example: 'checksum("crc32"){"x"}',
  read: readChecksum,
};
const form = 'checksum("crc32", be){…}, or checksum("crc32", be, …) for the sum alone';

function readChecksum(reader: PayloadReader): PayloadPart | undefined {
  const start = reader.at;
  reader.at += 'checksum('.length;
  reader.skipBlank();
  const checksum = reader.startsWith('crc(') ? readCrc(reader) : readNamed(reader);
  const options = readOptions(reader);
  let parts: readonly PayloadPart[];
  if (options.payload) parts = readBracketed(reader, ')', form);
  else {
    closeBracket(reader, ')');
    parts = readBraces(reader, 'summed', form);
  }
  if (checksum === undefined) return undefined;
  const { order, hexText } = options;
  const alone = options.payload;
  const least = checksumBytes(checksum) * (hexText ? 2 : 1) + (alone ? 0 : leastBytesOf(parts));
  return { kind: 'checksum', start, end: reader.at, least, checksum, order, hexText, parts, alone };
}

function readNamed(reader: PayloadReader): Checksum | undefined {
  const word = readWordLiteral(reader, form);
  if (word === undefined) return undefined;
  const found = findChecksum(word.text);
  if (found !== undefined) return found;
  const fix = nearestWord(word.text, checksumNames());
  const hint =
    fix === undefined
      ? 'names are those of the RevEng catalogue, such as "CRC-16/MODBUS"'
      : `did you mean ${fix}`;
  const message = `There is no checksum ${excerpt(word.text)}; ${hint}${fix === undefined ? '.' : '?'}`;
  reader.problems.add(word.start, word.end, message, fix === undefined ? undefined : `"${fix}"`);
  return undefined;
}

interface ChecksumOptions {
  readonly order: 'be' | 'le';
  readonly hexText: boolean;
  /** Whether a comma was read and a payload follows. */
  readonly payload: boolean;
}

function readOptions(reader: PayloadReader): ChecksumOptions {
  let order: 'be' | 'le' = 'be';
  let hexText = false;
  for (;;) {
    reader.skipBlank();
    if (reader.next !== ',') return { order, hexText, payload: false };
    reader.at++;
    reader.skipBlank();
    const word = reader.word();
    if (word === undefined) return { order, hexText, payload: true };
    if (word === 'be' || word === 'le') order = word;
    else if (word === 'hexText') hexText = true;
    else {
      const fix = nearestWord(word, ['be', 'le', 'hexText']);
      const message = `${excerpt(word)} is not an option of a checksum: be and le say the order of its bytes, hexText writes it as digits.`;
      reader.problems.add(reader.at, reader.at + word.length, message, fix);
    }
    reader.at += word.length;
  }
}

export const encodeChecksum: PartEncoder<ChecksumPart> = (part, encoder) => {
  const { output } = encoder;
  const start = output.length;
  encoder.writeParts(part.parts);
  if (encoder.over || !output.spend(output.length - start)) return;
  if (output.hasHoles(start)) {
    encoder.refuse(part, 'A checksum over holes (??) is not known: leave it open too, as hex"??".');
    return;
  }
  const { checksum, order, hexText } = part;
  const sum = checksum.sum(output.view(start));
  if (part.alone) output.truncate(start);
  const bytes = writeWhole(sum, checksumBytes(checksum), order === 'le');
  output.write(hexText ? encodeUtf8(formatHex(bytes, '').toUpperCase()) : bytes);
};

function checksumBytes({ bits }: Checksum): number {
  return Math.ceil(bits / 8);
}
