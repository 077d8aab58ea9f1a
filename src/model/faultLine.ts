/** Fault lines as an endpoint lists them, without reading them. */
import { faultKinds } from './faultSpec.ts';

const off = / off$/;

/** As `faultKey`: what tells the faults of one relay apart. */
export function faultLineKey(line: string): string {
  // What stands in quotes may be a word of the grammar.
  const words = line.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (text) => '"'.padEnd(text.length, '"'));
  const [kind = ''] = words.split(' ', 1);
  const direction = / (up|down)(?= |$)/.exec(words)?.[1] ?? 'both';
  const pattern = patterned.has(kind) ? line.slice(kind.length + 1, endOfPattern(words)) : '';
  return [kind, direction, ...(pattern === '' ? [] : [pattern])].join(' ');
}

const patterned: ReadonlySet<string> = new Set(
  faultKinds
    .filter(({ settings }) => settings.some(({ name }) => name === 'pattern'))
    .map(({ kind }) => kind),
);

function endOfPattern(words: string): number | undefined {
  const end = words.search(/ (?:with|up|down|chance|off)(?= |$)/);
  return end < 0 ? undefined : end;
}

/** Without the word for one that is switched off. */
export function faultLineText(line: string): string {
  return line.replace(off, '');
}

export function isFaultLineOn(line: string): boolean {
  return !off.test(line);
}

/** `latency 100ms`, of several `3 faults`; undefined: none is switched on. */
export function faultsText(lines: readonly string[]): string | undefined {
  const [first, ...others] = lines.filter(isFaultLineOn);
  return others.length === 0 ? first : `${others.length + 1} faults`;
}
