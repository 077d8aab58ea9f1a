/** The payload notation, and its variant for patterns. */
import { charsetKind } from './parts/charsetText.ts';
import type { Notation } from './reading/payloadReader.ts';
import { partKinds } from './partKinds.ts';
import { readParts } from './reading/readParts.ts';

export const payloadNotation: Notation = {
  kinds: new Map(partKinds.map((kind) => [kind.name, kind])),
  charset: charsetKind,
  examples: `"text", 'text', hex"de ad", {{name}}, u16be(1), len8{…}, checksum("crc32"){…} and more`,
  holes: false,
  readParts,
};

/** The notation with holes: `hex"02 ?? 03"`. */
export const patternNotation: Notation = { ...payloadNotation, holes: true };
