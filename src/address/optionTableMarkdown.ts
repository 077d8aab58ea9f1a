import { optionTable, type OptionRow } from './optionTable.ts';

/** The option table as a Markdown table, for docs/addresses.md. */
export function optionTableMarkdown(): string {
  const rows = optionTable.map((row) =>
    [
      `\`${row.name}\``,
      `${row.transports.join(', ')}; ${row.kinds.map((kind) => `${kind}s`).join(', ')}`,
      describeValue(row),
      row.default,
      [row.help, describeNeeds(row)].filter((part) => part !== '').join(' '),
    ].map((cell) => cell.replaceAll('|', '\\|')),
  );
  const lines = [
    ['option', 'where', 'value', 'default', 'what it does'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

/** The permitted values, in words. */
export function describeValue(row: OptionRow): string {
  if (row.type === 'boolean') return '`true` or `false`';
  if (row.type === 'ip') return 'an IP address';
  if (row.type === 'interface') return 'a name or an IP address';
  if (row.choices !== undefined) return row.choices.map((choice) => `\`${choice}\``).join(' or ');
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
