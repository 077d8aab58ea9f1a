import { reached, type Figure } from './figure.ts';

/** The table as text, one figure a line, and the notes below it. */
export function printFigures(figures: readonly Figure[]): string {
  const head = ['id', 'what', 'today', 'reference', 'ratio', 'goal'];
  const rows = [head, ...figures.map(cells)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  const notes = figures.flatMap(({ id, note }) => (note === undefined ? [] : [`${id}: ${note}`]));
  return [...lines.map((line) => line.trimEnd()), '', ...notes].join('\n');
}

function cells(figure: Figure): string[] {
  const { id, what, unit, today, reference, compared, goal } = figure;
  return [
    id,
    what,
    `${short(today)} ${unit}`,
    reference === undefined ? '' : `${short(reference)} ${unit}`,
    compared === undefined
      ? ''
      : compared.as === 'ratio'
        ? compared.value.toFixed(2)
        : `+ ${short(compared.value)}`,
    goal === undefined ? '' : verdict(figure, goal.bound),
  ];
}

function verdict(figure: Figure, bound: number): string {
  const sign = figure.goal?.is === 'at least' ? '≥' : '≤';
  return `${sign} ${bound} ${reached(figure) === true ? 'yes' : 'NO'}`;
}

function short(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}
