/** `slip{PAYLOAD}`, `cobs{PAYLOAD}`, `dle{PAYLOAD}`: the payload as one frame, with its end marker. */
import { readBracketed } from '../reading/brackets.ts';
import { encodeFrame } from '../../../bytes/framing/encodeFrame.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import { leastBytesOf, type StuffedPart } from '../model/payloadPart.ts';

/** The minimum overhead of a frame. */
const ownBytes: readonly (readonly [stuffing: StuffedPart['stuffing'], bytes: number])[] = [
  ['slip', 1],
  ['cobs', 2],
  ['dle', 4],
];

export const stuffedKinds: readonly PartKind[] = ownBytes.map(([stuffing, own]) => ({
  name: stuffing,
  opening: '{',
  example: `${stuffing}{"x"}`,
  read: (reader) => {
    const start = reader.at;
    reader.at += stuffing.length + 1;
    const parts = readBracketed(reader, '}', `${stuffing} makes a frame of one`);
    return { kind: 'stuffed', start, end: reader.at, least: own + leastBytesOf(parts), stuffing, parts };
  },
}));

export const encodeStuffed: PartEncoder<StuffedPart> = (part, encoder) => {
  const { output } = encoder;
  const start = output.length;
  encoder.writeParts(part.parts);
  if (encoder.over || !output.spend(output.length - start)) return;
  if (output.hasHoles(start)) {
    const message = `Where holes (??) stand in a frame is not known: ${part.stuffing} writes some bytes as two.`;
    encoder.refuse(part, message);
    return;
  }
  const frame = encodeFrame({ kind: part.stuffing }, output.view(start));
  output.truncate(start);
  // Only a length prefix can fail to fit, and stuffing has none.
  if (typeof frame !== 'string') output.write(frame);
};
