import { optionHelp } from './optionHelp.ts';
import { optionTable } from './optionTable.ts';
import { describeNeeds, describeValue } from './optionText.ts';

/** The option table as a Markdown table, for docs/addresses.md. */
export function optionTableMarkdown(): string {
  const rows = optionTable.map((row) =>
    [
      `\`${row.name}\``,
      `${row.transports.join(', ')}; ${row.kinds.map((kind) => `${kind}s`).join(', ')}`,
      describeValue(row),
      row.default,
      [optionHelp[row.name], row.notInRelays === undefined ? '' : 'Not in relays.', describeNeeds(row)]
        .filter((part) => part !== '')
        .join(' '),
    ].map((cell) => cell.replaceAll('|', '\\|')),
  );
  const lines = [
    ['option', 'where', 'value', 'default', 'what it does'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
