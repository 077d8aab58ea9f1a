/** Parses text with escapes, without quotes around it. */
import type { Parsed } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import { ByteWriter } from '../../../bytes/byteWriter.ts';
import { readEscape } from './readText.ts';
import { TextReader } from '../../core/textReader.ts';

/**
 * The content of a `"text"` literal without its quotes: escapes become bytes; quotes, braces and line breaks are
 * literal. Linear time, never throws.
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
