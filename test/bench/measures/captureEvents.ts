import { BenchProcess } from '../benchProcess.ts';
import type { CaptureAppendFigures } from '../captureAppend.ts';
import type { Measure } from '../figure.ts';

/** P6: a million small chunks into the capture and the ledger, without sockets. */
export const captureEvents: Measure = async (bench) => {
  const child = await BenchProcess.start<null>(bench.processFile('captureEvents'), {
    flags: ['--expose-gc'],
  });
  const { usPerEvent, bytesPerEvent } = await child.ask<CaptureAppendFigures>('figures');
  await child.stop();
  return [
    {
      id: 'P6 time',
      what: '1,000,000 chunks of 64 B into the capture',
      unit: 'µs each',
      today: usPerEvent,
      goal: { is: 'at most', bound: 2 },
    },
    {
      id: 'P6 memory',
      what: 'the same, memory beside the payload',
      unit: 'B each',
      today: bytesPerEvent,
      goal: { is: 'at most', bound: 64 },
    },
  ];
};
