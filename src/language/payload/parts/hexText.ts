/** `hexText{PAYLOAD}`: the payload's bytes as upper-case hex digits, as in Modbus ASCII and Intel HEX. */
import { readBracketed } from '../reading/brackets.ts';
import { formatHex } from '../../../bytes/hexText.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import { leastBytesOf, type HexTextPart } from '../model/payloadPart.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';

export const hexTextKind: PartKind = {
  name: 'hexText',
  opening: '{',
  example: 'hexText{u8(255)}',
  read: (reader) => {
    const start = reader.at;
    reader.at += 'hexText{'.length;
    const parts = readBracketed(reader, '}', 'hexText writes one in hex digits');
    return { kind: 'hexText', start, end: reader.at, least: 2 * leastBytesOf(parts), parts };
  },
};

export const encodeHexText: PartEncoder<HexTextPart> = (part, encoder) => {
  const { output } = encoder;
  const start = output.length;
  encoder.writeParts(part.parts);
  if (encoder.over || !output.spend(output.length - start)) return;
  const bytes = output.view(start).slice();
  const holes = output.holesFrom(start).map((hole) => hole - start);
  output.truncate(start);
  output.write(encodeUtf8(formatHex(bytes, '').toUpperCase()));
  // A hole becomes two holes, one for each digit.
  for (const hole of holes) for (const digit of [0, 1]) output.addHole(start + 2 * hole + digit);
};
