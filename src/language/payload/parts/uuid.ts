/** `uuid()`: a random UUID (RFC 9562, version 4), as text. */
import { closeBracket } from '../reading/brackets.ts';
import { formatHex } from '../../../bytes/hexText.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { UuidPart } from '../model/payloadPart.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';

const textBytes = 36;

export const uuidKind: PartKind = {
  name: 'uuid',
  opening: '(',
  example: 'uuid()',
  read: (reader) => {
    const start = reader.at;
    reader.at += 'uuid('.length;
    closeBracket(reader, ')');
    return { kind: 'uuid', start, end: reader.at, least: textBytes };
  },
};

export const encodeUuid: PartEncoder<UuidPart> = (part, encoder) => {
  const { random } = encoder.environment;
  if (random === undefined) {
    encoder.lack(part, 'random numbers');
    return;
  }
  const bytes = new Uint8Array(16);
  random(bytes);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = formatHex(bytes, '');
  encoder.output.write(encodeUtf8(hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')));
};
