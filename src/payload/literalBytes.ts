import type { Parsed } from '../model/problem.ts';
import { ProblemList } from '../model/problemList.ts';
import { literalNotation } from './literalNotation.ts';
import { parseParts } from './parseParts.ts';
import type { PayloadPart } from './payloadPart.ts';

/** The bytes of a payload of literals only, without what the whole notation takes along. */
export function literalBytes(text: string): Parsed<Uint8Array> {
  const parts = parseParts(text, literalNotation);
  if (!parts.ok) return parts;
  const problems = new ProblemList();
  const pieces = parts.value.flatMap((part) => piecesOf(part, problems));
  if (problems.count > 0) return problems.result(new Uint8Array());
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { ok: true, value: bytes };
}

function piecesOf(part: PayloadPart, problems: ProblemList): Uint8Array[] {
  if (part.kind === 'bytes') return [part.bytes];
  if (part.kind === 'joined') return part.parts.flatMap((piece) => piecesOf(piece, problems));
  const message = 'Variables ({{name}}) come with a later version; for the braces themselves write \\{{.';
  problems.add(part.start, part.end, message);
  return [];
}
