/** Reads one setting of a fault that is a number: a duration, a size or a rate. */
import { faultForm, type FaultKindRow, type FaultNumberSetting } from '../../../model/faultSpec.ts';
import { parseSize } from '../../core/parseSize.ts';
import { readChunk } from '../../rules/ruleClauses.ts';
import { readDuration } from '../reading/statementPieces.ts';
import type { StatementReader } from '../reading/statementReader.ts';

/** A larger one cannot be written in bytes. */
const mostBytes = 999_999_999_999;
const units = ['B', 'kB', 'KiB', 'MB', 'MiB', 'GB', 'GiB'];

/**
 * Returns milliseconds, bytes, or bytes per second; `absent` where it is optional and not there; undefined with a
 * problem. `beyond`: what it has to be larger than.
 */
export function readFaultNumber(
  reader: StatementReader,
  setting: FaultNumberSetting,
  row: FaultKindRow,
  beyond: number | undefined,
): number | 'absent' | undefined {
  reader.want({ kind: setting.value });
  if (setting.optional && setting.word === undefined && !/[0-9]/.test(reader.next)) return 'absent';
  const at = reader.at;
  const value = setting.value === 'duration' ? readDuration(reader)?.value : readSize(reader, setting, row);
  if (value === undefined) return undefined;
  const form = faultForm(row);
  if (value < setting.least)
    reader.problems.add(at, reader.at, `This is no time at all: write at least 1ms, as in ${form}.`);
  if (beyond !== undefined && value <= beyond) {
    const message = `This is not longer than what stands before "${setting.word ?? ''}": ${form}.`;
    reader.problems.add(at, reader.at, message);
  }
  if (setting.then !== undefined) readThen(reader, setting.then);
  return value;
}

function readSize(
  reader: StatementReader,
  setting: FaultNumberSetting,
  row: FaultKindRow,
): number | undefined {
  const { chunk, at } = readChunk(reader);
  const suffix = setting.value === 'rate' ? '/s' : '';
  const isAllowed = (size: number | undefined): size is number =>
    size !== undefined && size >= setting.least && size <= mostBytes;
  const size = chunk.endsWith(suffix) ? parseSize(chunk.slice(0, chunk.length - suffix.length)) : undefined;
  if (isAllowed(size)) return size;
  const [, digits = '', unit = ''] = /^([0-9.]+)([A-Za-z]*)(?:\/s)?$/.exec(chunk) ?? [];
  const meant = units.find((name) => name.toLowerCase() === (unit || 'B').toLowerCase()) ?? '';
  const fix = isAllowed(parseSize(`${digits}${meant}`)) ? `${digits}${meant}${suffix}` : undefined;
  const what =
    suffix === '' ? 'A size is bytes, such as 16B or 1KiB' : 'A rate is bytes a second, such as 64KiB/s';
  reader.problems.add(at, reader.at, `${what}: ${faultForm(row)}.`, fix);
  return undefined;
}

function readThen(reader: StatementReader, ending: string): void {
  if (reader.keyword('then') === undefined || reader.keyword(ending) === undefined)
    reader.refuse(`After the time comes "then ${ending}".`, [ending], `then ${ending}`);
}
