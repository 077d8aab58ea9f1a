/** `hex"de ad be ef"`; in a pattern, `hex"02 ?? 03"` with holes. */
import { readHexDigits } from '../reading/parseHexDigits.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { HolesPart, PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';
import { closeLiteral, closingQuote } from '../reading/readText.ts';

export const hexKind: PartKind = { name: 'hex', opening: '"', example: 'hex"de ad"', read: readHex };

function readHex(reader: PayloadReader): PayloadPart {
  const start = reader.at;
  const stop = reader.lineEnd();
  const from = start + 'hex"'.length;
  reader.at = closingQuote(reader, from, stop, '"');
  const holes: number[] = [];
  const bytes = readHexDigits(
    reader.text,
    from,
    reader.at,
    reader.problems,
    reader.notation.holes ? holes : undefined,
  );
  const part = closeLiteral(reader, start, stop, '"', bytes);
  return holes.length === 0 ? part : { ...part, kind: 'holes', least: bytes.length, holes };
}

export const encodeHoles: PartEncoder<HolesPart> = ({ bytes, holes }, { output }) => {
  const start = output.length;
  output.write(bytes);
  for (const hole of holes) output.addHole(start + hole);
};
