/** Reads fault lines: `KIND SETTINGS [up|down|both] [chance P% per connection|chunk]`. */
import type { FaultLine } from '../model/faultLine.ts';
import type { FaultChance } from '../model/faultLine.ts';

import { excerpt } from '../../../model/excerpt.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import { readChunk } from '../../rules/ruleClauses.ts';
import type { Placed } from '../../../model/problem.ts';
import { readDuration } from './statementPieces.ts';
import type { StatementReader } from './statementReader.ts';
import {
  faultKinds,
  type FaultKind,
  type FaultKindRow,
  type FaultSetting,
} from '../../../model/faultSpec.ts';
import { parseSize } from '../../core/parseSize.ts';

const always: FaultChance = { percent: 100, per: 'connection' };
const directions = ['up', 'down', 'both'] as const;

/** Reads the kind of a fault; undefined with a problem. */
export function readFaultKind(
  reader: StatementReader,
): (Placed<FaultKind> & { row: FaultKindRow }) | undefined {
  for (const { kind } of faultKinds) reader.want({ kind: 'word', word: kind });
  const { chunk, at } = readChunk(reader);
  const row = faultKinds.find((candidate) => candidate.kind === chunk);
  if (row !== undefined) return { start: at, end: reader.at, value: row.kind, row };
  const words = faultKinds.map((candidate) => candidate.kind);
  const fix = nearestWord(chunk, words);
  const what = chunk === '' ? 'A fault is missing here' : `There is no fault ${excerpt(chunk)}`;
  const hint = fix === undefined ? `there are ${words.join(', ')}.` : `did you mean ${fix}?`;
  reader.problems.add(at, reader.at, `${what}: ${hint}`, fix);
  return undefined;
}

export function readFaultLine(reader: StatementReader): FaultLine | undefined {
  reader.skipBlank();
  const start = reader.at;
  const kind = readFaultKind(reader);
  if (kind === undefined) return undefined;
  const settings: Partial<Record<FaultSetting['name'], number>> = {};
  for (const setting of kind.row.settings) {
    if (setting.word !== undefined && reader.keyword(setting.word) === undefined) {
      if (setting.optional) continue;
      reader.refuse(`A fault "${kind.value}" needs "${setting.word}": ${kind.row.form}.`, [setting.word]);
      return undefined;
    }
    const value = readSetting(reader, setting, kind.row);
    if (value === undefined) return undefined;
    settings[setting.name] = value;
    if (setting.then !== undefined) readThen(reader, setting.then);
  }
  const direction = directions.find((word) => reader.keyword(word) !== undefined) ?? 'both';
  const chance = reader.keyword('chance') === undefined ? always : readChance(reader);
  const { row: _row, ...placed } = kind;
  const end = start + reader.text.slice(start, reader.at).trimEnd().length;
  return { start, end, kind: placed, settings, direction, chance };
}

function readSetting(reader: StatementReader, setting: FaultSetting, row: FaultKindRow): number | undefined {
  if (setting.value === 'duration') return readDuration(reader)?.value;
  const { chunk, at } = readChunk(reader);
  const rate = setting.value === 'rate';
  const digits = rate ? chunk.replace(/\/s$/, '') : chunk;
  const size = rate && digits === chunk ? undefined : parseSize(digits);
  if (size !== undefined && size >= setting.least) return size;
  const what = rate ? 'A rate is bytes a second, such as 64KiB/s' : 'A size is bytes, such as 16B or 1KiB';
  const fix =
    rate && parseSize(chunk) !== undefined ? `${chunk}/s` : /^[0-9]+$/.test(chunk) ? `${chunk}B` : undefined;
  reader.problems.add(
    at,
    reader.at,
    `${what}: ${row.form}.`,
    rate && fix?.endsWith('B') === true ? `${fix}/s` : fix,
  );
  return undefined;
}

function readThen(reader: StatementReader, ending: string): void {
  if (reader.keyword('then') === undefined || reader.keyword(ending) === undefined)
    reader.refuse(`After the time comes "then ${ending}".`, [ending], `then ${ending}`);
}

function readChance(reader: StatementReader): FaultChance {
  const { chunk, at } = readChunk(reader);
  const percent = /^[0-9]{1,3}(?:\.[0-9]{1,6})?%$/.test(chunk) ? Number(chunk.slice(0, -1)) : -1;
  if (!(percent > 0 && percent <= 100)) {
    const fix = /^[0-9]{1,2}$/.test(chunk) && Number(chunk) > 0 ? `${chunk}%` : undefined;
    reader.problems.add(at, reader.at, 'A chance is more than 0% and at most 100%, such as 5%.', fix);
  }
  if (reader.keyword('per') === undefined) {
    reader.refuse('After a chance comes "per connection" or "per chunk".', ['per'], 'per chunk');
    return { percent, per: 'connection' };
  }
  const per = (['connection', 'chunk'] as const).find((word) => reader.keyword(word) !== undefined);
  if (per === undefined)
    reader.refuse('After "per" comes connection or chunk.', ['connection', 'chunk'], 'chunk');
  return { percent, per: per ?? 'connection' };
}
