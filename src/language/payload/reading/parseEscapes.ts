import type { Parsed } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import { ByteWriter } from '../../../bytes/byteWriter.ts';
import { readEscape } from './readText.ts';
import { TextReader } from '../../core/textReader.ts';

/**
 * Text in which the escapes of the payload notation's `"text"` stand for bytes: what is left of a literal when its
 * quotes are taken off. Quotes, braces and line breaks stand for themselves. Linear time, never throws.
 */
export function parseEscapes(text: string): Parsed<Uint8Array> {
  const problems = new ProblemList();
  const reader = new TextReader(text, 0, text.length, problems);
  const bytes = new ByteWriter();
  while (!reader.done && !problems.full) {
    if (reader.next === '\\') readEscape(reader, reader.end, bytes);
    else {
      const code = text.codePointAt(reader.at) ?? 0;
      bytes.codePoint(code);
      reader.at += code > 0xffff ? 2 : 1;
    }
  }
  return problems.result(bytes.finish());
}
