/** `file"path"`: a file's bytes, read when the payload is sent. The path has no escapes. */
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { FilePart, PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';
import { readWordLiteral } from '../reading/wordLiteral.ts';

export const fileKind: PartKind = {
  name: 'file',
  opening: '"',
  example: 'file"request.bin"',
  read: readFile,
};

function readFile(reader: PayloadReader): PayloadPart | undefined {
  const start = reader.at;
  reader.at += 'file'.length;
  const path = readWordLiteral(reader, 'file"path" takes a path');
  if (path === undefined) return undefined;
  if (path.text !== '') return { kind: 'file', start, end: reader.at, least: 0, path: path.text };
  reader.problems.add(path.start, path.end, 'The path of a file is missing between the quotes.');
  return undefined;
}

export const encodeFile: PartEncoder<FilePart> = (part, encoder) => {
  const { file } = encoder.environment;
  if (file === undefined) {
    encoder.lack(part, 'a file');
    return;
  }
  const found = file(part.path, encoder.output.left);
  if (found.ok) encoder.output.write(found.bytes);
  else encoder.refuse(part, found.message);
};

/** The path of a payload that is a single file: it can be streamed, however large. */
export function standaloneFile(parts: readonly PayloadPart[]): string | undefined {
  const [only, more] = parts;
  return more === undefined && only?.kind === 'file' ? only.path : undefined;
}
