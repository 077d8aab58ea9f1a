import { BenchProcess } from '../benchProcess.ts';
import type { Bench, Figure, Measure } from '../figure.ts';
import type { FilterFigures } from '../processes/filterEvents.ts';
import { median } from '../statistics.ts';

/** One connection of ten; all of them, so that the bytes of every row are looked at; and an expression. */
const filters = [
  ['P7', 'peer:127.0.0.1:53123 bytes:"hello"', 'by peer + bytes contained'],
  ['P7 all bytes', 'peer:127.0.0.1 bytes:"hello"', 'the same, every peer fits'],
] as const;

/** P7: a million captured events of 64 B are filtered. */
export const filterEvents: Measure = async (bench) => {
  const child = await BenchProcess.start<null>(bench.processFile('filterEvents'));
  const figures: Figure[] = [];
  for (const [id, text, what] of filters) figures.push(...(await figuresOf(bench, child, id, text, what)));
  await child.stop();
  return figures;
};

async function figuresOf(
  bench: Bench,
  child: BenchProcess<null>,
  id: string,
  text: string,
  what: string,
): Promise<Figure[]> {
  const runs: FilterFigures[] = [];
  for (let round = 0; round < Math.max(5, bench.rounds); round++)
    runs.push(await child.ask<FilterFigures>('run', text));
  const figure = (part: string, value: (run: FilterFigures) => number, final: number): Figure => ({
    id: `${id} ${part}`,
    what: `1,000,000 events filtered ${what}: ${part}`,
    unit: 'ms',
    today: median(runs.map(value)),
    goal: { is: 'at most', final },
    runs: runs.map(value),
  });
  const worst = Math.max(...runs.map(({ blockedMs }) => blockedMs));
  return [
    figure('first', ({ firstMs }) => firstMs, 50),
    figure('all', ({ allMs }) => allMs, 500),
    {
      ...figure('blocked', ({ busyMs }) => busyMs, 10),
      note: `In processor time; by the clock the longest of all rounds was ${worst.toFixed(1)} ms; ${runs[0]?.found ?? 0} rows found.`,
    },
  ];
}
