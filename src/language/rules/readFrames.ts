/** Reads the `frames` statement of responder rules. */
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import { encodePayload } from '../payload/encodePayload.ts';
import {
  frameHeaderLimitBytes,
  frameLimitBytes,
  lengthWidths,
  type Framing,
} from '../../bytes/framing/framing.ts';
import type { PayloadReader } from '../payload/reading/payloadReader.ts';
import { readChunk, readWhole, takeWord } from './ruleClauses.ts';
import type { FramesStatement } from './ruleStatement.ts';

const kinds = ['line', 'delimiter', 'length', 'fixed', 'slip', 'cobs', 'dle', 'none'] as const;
const form = 'frames by line, delimiter "…", length u16be, fixed 16, slip, cobs, dle or none';

/** Reads the framing after `frames`; undefined with a problem. */
export function readFrames(reader: PayloadReader, start: number): FramesStatement | undefined {
  if (takeWord(reader, 'by') === undefined) {
    reader.problems.add(reader.at, reader.at, `After "frames" comes "by": ${form}.`, 'by ');
    return undefined;
  }
  const framing = readFraming(reader);
  if (framing === undefined) return undefined;
  const statement: FramesStatement = { kind: 'frames', start, end: reader.at, framing };
  reader.skipBlank();
  if (!reader.done) {
    const { chunk, at } = readChunk(reader);
    reader.problems.add(at, reader.at, `${excerpt(chunk)} cannot stand here, after the framing: ${form}.`);
  }
  return statement;
}

function readFraming(reader: PayloadReader): Framing | undefined {
  const { chunk, at } = readChunk(reader);
  const kind = kinds.find((candidate) => candidate === chunk);
  switch (kind) {
    case undefined:
      reader.problems.add(at, reader.at, `A framing is missing here: ${form}.`, nearestWord(chunk, kinds));
      return undefined;
    case 'delimiter':
      return readDelimiter(reader);
    case 'length':
      return readLength(reader);
    case 'fixed': {
      const size = readWhole(reader, reader.at, 1, frameLimitBytes, 'The size of a frame');
      return size && { kind, size: size.value };
    }
    default:
      return { kind };
  }
}

function readDelimiter(reader: PayloadReader): Framing | undefined {
  reader.skipBlank();
  const start = reader.at;
  const before = reader.problems.count;
  const delimiter = encodePayload(reader.nestedParts());
  if (!delimiter.ok) {
    reader.problems.addAll(delimiter.problems, 0);
    return undefined;
  }
  const { length } = delimiter.value;
  if (length > 0 && length <= frameHeaderLimitBytes) {
    const framing = { kind: 'delimiter', delimiter: delimiter.value } as const;
    if (takeWord(reader, 'plus') === undefined) return framing;
    const what = 'The number of bytes behind a delimiter';
    const plus = readWhole(reader, reader.at, 1, frameHeaderLimitBytes, what);
    return plus && { ...framing, plus: plus.value };
  }
  if (reader.problems.count === before) {
    const message = `A delimiter has 1 to ${frameHeaderLimitBytes} bytes, such as "\\r\\n" or hex"00".`;
    reader.problems.add(start, reader.at, message);
  }
  return undefined;
}

function readLength(reader: PayloadReader): Framing | undefined {
  const { chunk, at } = readChunk(reader);
  const width = lengthWidths.find((candidate) => candidate === chunk);
  if (width === undefined) {
    const message = `The width of a length is one of ${lengthWidths.join(', ')}.`;
    // Most likely the byte order was forgotten.
    const ordered = lengthWidths.find((candidate) => candidate === `${chunk}be`);
    reader.problems.add(at, reader.at, message, ordered ?? nearestWord(chunk, lengthWidths));
    return undefined;
  }
  const offset =
    takeWord(reader, 'offset') === undefined
      ? undefined
      : readWhole(reader, reader.at, 0, frameHeaderLimitBytes, 'The offset of a length');
  const includes = takeWord(reader, 'includes') !== undefined;
  if (includes && takeWord(reader, 'header') === undefined)
    reader.problems.add(reader.at, reader.at, 'After "includes" comes "header".', 'header');
  return { kind: 'length', width, offset: offset?.value ?? 0, includesHeader: includes };
}
