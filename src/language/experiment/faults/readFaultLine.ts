/** Reads fault lines: `KIND SETTINGS [up|down|both] [chance P% per connection|chunk] [off]`. */
import { excerpt } from '../../../model/excerpt.ts';
import {
  faultForm,
  faultKinds,
  type FaultChance,
  type FaultDirection,
  type FaultKind,
  type FaultKindRow,
  type FaultSettings,
  type FaultText,
} from '../../../model/faultSpec.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import type { Placed } from '../../../model/problem.ts';
import { readChunk } from '../../rules/ruleClauses.ts';
import type { FaultLine, PayloadText } from '../model/experiment.ts';
import type { StatementReader } from '../reading/statementReader.ts';
import { readFaultNumber } from './readFaultNumber.ts';
import { readFaultText } from './readFaultText.ts';

export const always: FaultChance = { percent: 100, per: 'connection' };
const directions: readonly FaultDirection[] = ['up', 'down', 'both'];

/** Reads the kind of a fault; undefined with a problem. */
export function readFaultKind(
  reader: StatementReader,
): (Placed<FaultKind> & { readonly row: FaultKindRow }) | undefined {
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

/** Undefined with a problem. */
export function readFaultLine(reader: StatementReader): FaultLine | undefined {
  reader.skipBlank();
  const start = reader.at;
  const kind = readFaultKind(reader);
  if (kind === undefined) return undefined;
  const { row, value } = kind;
  const settings: { -readonly [Name in keyof FaultSettings]: FaultSettings[Name] } = {};
  const texts: { [Name in FaultText]?: PayloadText } = {};
  for (const setting of row.settings) {
    const beyond = 'beyond' in setting ? setting.beyond : undefined;
    if (beyond !== undefined && settings[beyond] === undefined) continue;
    if (setting.word !== undefined && reader.keyword(setting.word) === undefined) {
      if (setting.optional && beyond === undefined) continue;
      reader.refuse(`A fault "${value}" needs "${setting.word}": ${faultForm(row)}.`, [setting.word]);
      return undefined;
    }
    if ('least' in setting) {
      const number = readFaultNumber(reader, setting, row, beyond && settings[beyond]);
      if (number === undefined) return undefined;
      if (number !== 'absent') settings[setting.name] = number;
    } else {
      const text = readFaultText(reader, setting, value);
      if (text === undefined) return undefined;
      if (text === 'absent') continue;
      texts[setting.name] = text;
      settings[setting.name] = reader.text.slice(text.start, text.end);
    }
  }
  const direction = directions.find((word) => reader.keyword(word) !== undefined) ?? 'both';
  const chance = reader.keyword('chance') === undefined ? always : readChance(reader, row);
  const isOff = chance !== undefined && reader.keyword('off') !== undefined;
  const end = start + reader.text.slice(start, reader.at).trimEnd().length;
  const fault = {
    kind: value,
    settings,
    direction,
    chance: chance ?? always,
    ...(isOff ? { enabled: false } : {}),
  };
  return { start, end, fault, kind: { start: kind.start, end: kind.end }, texts };
}

/** Undefined, with a problem, where it is not complete. */
function readChance(reader: StatementReader, { kind, perConnection }: FaultKindRow): FaultChance | undefined {
  reader.want({ kind: 'percent' });
  const { chunk, at } = readChunk(reader);
  const percent = /^[0-9]{1,3}(?:\.[0-9]{1,6})?%$/.test(chunk) ? Number(chunk.slice(0, -1)) : -1;
  if (!(percent > 0 && percent <= 100)) {
    const fix = /^[0-9]{1,2}$/.test(chunk) && Number(chunk) > 0 ? `${chunk}%` : undefined;
    reader.problems.add(at, reader.at, 'A chance is more than 0% and at most 100%, such as 5%.', fix);
    if (chunk === '') return undefined;
  }
  const words = perConnection === undefined ? (['connection', 'chunk'] as const) : (['connection'] as const);
  if (reader.keyword('per') === undefined) {
    const message = `After a chance comes ${words.map((word) => `"per ${word}"`).join(' or ')}.`;
    reader.refuse(message, ['per'], `per ${words.at(-1) ?? ''}`);
    return undefined;
  }
  const per = words.find((word) => reader.keyword(word) !== undefined);
  if (per !== undefined) return { percent, per };
  if (reader.word() === 'chunk') {
    const message = `"${kind}" does nothing to single chunks: its chance is per connection.`;
    reader.problems.add(reader.at, reader.at + 'chunk'.length, message, 'connection');
  } else reader.refuse(`After "per" comes ${words.join(' or ')}.`, words, words.at(-1));
  return undefined;
}
