import { BenchProcess } from '../benchProcess.ts';
import type { Bench, Figure, Measure } from '../figure.ts';
import type { FilterFigures, FilterJob } from '../processes/filterEvents.ts';
import { median, worst } from '../statistics.ts';

/** One connection of ten; all of them, so that the bytes of every row are looked at. */
const filters = [
  ['P7', 'peer:127.0.0.1:53123 bytes:"hello"', 'by peer + bytes contained'],
  ['P7 all bytes', 'peer:127.0.0.1 bytes:"hello"', 'the same, every peer fits'],
] as const;

/** An expression as one writes it, and one as large and as slow as a filter's may be. Only that they block is asked. */
const expressions = [
  ['P7 expression', 'text:/h[a-z]+o$/m', 'by an expression'],
  ['P7 large', 'text:/[ -z]{1,70}[!-#]{2}/', 'by the largest expression'],
] as const;

/** A look at how they block needs no more. */
const limitMs = 2000;

/** P7: a million captured events of 64 B are filtered. */
export const filterEvents: Measure = async (bench) => {
  const child = await BenchProcess.start<null>(bench.processFile('filterEvents'));
  const figures: Figure[] = [];
  for (const [id, text, what] of filters)
    figures.push(...(await figuresOf(bench, child, id, { text }, what)));
  for (const [id, text, what] of expressions)
    figures.push((await figuresOf(bench, child, id, { text, limitMs }, what)).at(-1) ?? unmeasured());
  await child.stop();
  return figures;
};

async function figuresOf(
  bench: Bench,
  child: BenchProcess<null>,
  id: string,
  job: FilterJob,
  what: string,
): Promise<Figure[]> {
  const runs: FilterFigures[] = [];
  for (let round = 0; round < Math.max(5, bench.rounds); round++)
    runs.push(await child.ask<FilterFigures>('run', job));
  const figure = (part: string, value: (run: FilterFigures) => number, bound: number): Figure => ({
    id: `${id} ${part}`,
    what: `1,000,000 events filtered ${what}: ${part}`,
    unit: 'ms',
    today: median(runs.map(value)),
    goal: { is: 'at most', bound },
    runs: runs.map(value),
  });
  return [
    figure('first', ({ firstMs }) => firstMs, 50),
    figure('all', ({ allMs }) => allMs, 500),
    {
      ...figure('blocked', ({ busyMs }) => busyMs, 10),
      // It is to be blocked never for longer: what is typical of a round says nothing of that.
      today: worst(runs.map(({ busyMs }) => busyMs)),
      note: `the worst of ${String(runs.length)} rounds, in processor time; by the clock ${worst(runs.map(({ blockedMs }) => blockedMs)).toFixed(1)} ms; ${runs[0]?.found ?? 0} rows found`,
    },
  ];
}

function unmeasured(): never {
  throw new Error('Nothing was measured');
}
