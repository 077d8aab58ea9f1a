/** Writes faults as lines. */
import { faultRow, type Fault, type FaultSetting } from '../../../model/faultSpec.ts';

const durationUnits: readonly Unit[] = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
const sizeUnits: readonly Unit[] = [
  ['GiB', 1024 ** 3],
  ['GB', 1e9],
  ['MiB', 1024 ** 2],
  ['MB', 1e6],
  ['KiB', 1024],
  ['kB', 1000],
  ['B', 1],
];
type Unit = readonly [name: string, size: number];

/** The shortest line that parses to the same fault: `latency 100ms up`. */
export function printFault({ kind, settings, direction, chance, enabled }: Fault): string {
  const words: string[] = [kind];
  for (const setting of faultRow(kind).settings) {
    const value = settings[setting.name];
    if (value === undefined) continue;
    if (setting.word !== undefined) words.push(setting.word);
    words.push(typeof value === 'string' ? value : printNumber(setting.value, value));
    if ('then' in setting) words.push('then', setting.then);
  }
  if (direction !== 'both') words.push(direction);
  const { percent, per } = chance;
  if (percent !== 100 || per !== 'connection') words.push(`chance ${percent}% per ${per}`);
  if (enabled === false) words.push('off');
  return words.join(' ');
}

function printNumber(value: FaultSetting['value'], number: number): string {
  if (value === 'duration') return inUnits(number, durationUnits);
  return `${inUnits(number, sizeUnits)}${value === 'rate' ? '/s' : ''}`;
}

/** In the largest unit that needs no fraction. */
function inUnits(number: number, units: readonly Unit[]): string {
  const [name, size] = units.find(([, unit]) => number !== 0 && number % unit === 0) ??
    units.at(-1) ?? ['', 1];
  return `${number / size}${name}`;
}
