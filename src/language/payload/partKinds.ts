/**
 * The kinds of payload parts. To add one: a type in payloadPart.ts, a file in parts/ with its reader and its encoder,
 * and a row in each table here.
 */
import { base64Kind } from './parts/base64.ts';
import { bcdKind, encodeBcd } from './parts/bcd.ts';
import { encodeCharset } from './parts/charsetText.ts';
import { checksumKind, encodeChecksum } from './parts/checksum.ts';
import { counterKind, encodeCounter } from './parts/counter.ts';
import { encodeFile, fileKind } from './parts/file.ts';
import { heredocKind } from './parts/heredoc.ts';
import { encodeHoles, hexKind } from './parts/hex.ts';
import { encodeHexText, hexTextKind } from './parts/hexText.ts';
import { encodeLength, lengthKinds } from './parts/length.ts';
import { encodeNow, nowKind } from './parts/now.ts';
import { encodeNumber, numberKinds } from './parts/number.ts';
import { encodePad, padKind } from './parts/pad.ts';
import { encodeRandom, randomKind } from './parts/random.ts';
import { encodeRepeat, repeatKind } from './parts/repeat.ts';
import { encodeStuffed, stuffedKinds } from './parts/stuffed.ts';
import { encodeUuid, uuidKind } from './parts/uuid.ts';
import { encodeVariable } from './reading/variable.ts';
import type { PartEncoder } from './encoding/partEncoder.ts';
import type { PartKind } from './reading/payloadReader.ts';
import type { PayloadEncoder } from './encoding/payloadEncoder.ts';
import type { PayloadPart } from './model/payloadPart.ts';

/** Parts that begin with their name. Text and variables begin with a sign, charset text with any label. */
export const partKinds: readonly PartKind[] = [
  hexKind,
  base64Kind,
  fileKind,
  ...numberKinds,
  repeatKind,
  randomKind,
  counterKind,
  nowKind,
  uuidKind,
  ...lengthKinds,
  checksumKind,
  ...stuffedKinds,
  hexTextKind,
  padKind,
  bcdKind,
  heredocKind,
];

type PartEncoders = {
  readonly [Kind in PayloadPart['kind']]: PartEncoder<Extract<PayloadPart, { kind: Kind }>>;
};

const encoders: PartEncoders = {
  bytes: (part, { output }) => output.write(part.bytes),
  joined: (part, encoder) => encoder.writeParts(part.parts),
  holes: encodeHoles,
  variable: encodeVariable,
  charset: encodeCharset,
  file: encodeFile,
  number: encodeNumber,
  repeat: encodeRepeat,
  random: encodeRandom,
  counter: encodeCounter,
  now: encodeNow,
  uuid: encodeUuid,
  length: encodeLength,
  checksum: encodeChecksum,
  stuffed: encodeStuffed,
  hexText: encodeHexText,
  pad: encodePad,
  bcd: encodeBcd,
};

export function encodePart(part: PayloadPart, encoder: PayloadEncoder): void {
  // The table's type guarantees the match, which TypeScript cannot infer through an indexed access.
  (encoders[part.kind] as PartEncoder<PayloadPart>)(part, encoder);
}
