/** What an option takes and needs, in words. */
import type { OptionRow, OptionType } from './optionRow.ts';

const descriptions: Readonly<Partial<Record<OptionType, string>>> = {
  boolean: '`true` or `false`',
  ip: 'an IP address',
  interface: 'a name or an IP address',
  host: 'a host name',
  file: 'a path',
  list: 'words, separated by commas',
  text: 'text',
};

/** `a, b or c` */
function listed(choices: readonly string[]): string {
  return [choices.slice(0, -1).join(', '), ...choices.slice(-1)].filter((part) => part !== '').join(' or ');
}

/** The permitted values, in words. */
export function describeValue(row: OptionRow): string {
  const described = descriptions[row.type];
  if (described !== undefined) return described;
  if (row.choices !== undefined) return listed(row.choices.map((choice) => `\`${choice}\``));
  const range = `${row.min ?? 0} to ${row.max ?? 'any'}`;
  return row.unit === undefined ? range : `${range} ${row.unit}`;
}

/** The platforms and Node versions an option needs; empty where it needs none. */
export function describeNeeds(row: OptionRow): string {
  const needs: string[] = [];
  if (row.platforms !== undefined) needs.push(row.platforms.join(', '));
  if (row.minNodeVersion !== undefined)
    needs.push(`Node ${row.minNodeVersion.map((version) => `≥ ${version}`).join(' or ')}`);
  return needs.length === 0 ? '' : `Needs ${needs.join('; ')}.`;
}
