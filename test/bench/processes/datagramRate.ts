/** How fast a datagram server received, from a count that it keeps: sampled, so that counting costs nothing. */
import { readFileSync } from 'node:fs';
import { stopwatch, type Spent } from './serverAnswers.ts';

const sampleMs = 20;
/** No datagram for so long after the sender has finished: the socket's buffer is empty. */
const quietMs = 300;

export interface DatagramRate extends Spent {
  readonly received: number;
  readonly perSecond: number;
}

/** Begins to sample; the answer is to be called when the sender has finished. */
export function watchDatagrams(count: () => number): () => Promise<DatagramRate> {
  const before = count();
  const spent = stopwatch();
  let first: Sample | undefined;
  let last = sample(before);
  const look = (): void => {
    const now = sample(count());
    if (now.count === last.count) return;
    first ??= now;
    last = now;
  };
  const timer = setInterval(look, sampleMs);
  return async () => {
    while (performance.now() - last.ms < quietMs)
      await new Promise((resolve) => setTimeout(resolve, sampleMs));
    clearInterval(timer);
    if (first === undefined) throw new Error('No datagram arrived');
    const perSecond = ((last.count - first.count) / (last.ms - first.ms)) * 1000;
    return { ...spent(), received: last.count - before, perSecond };
  };
}

interface Sample {
  readonly ms: number;
  readonly count: number;
}

function sample(count: number): Sample {
  return { ms: performance.now(), count };
}

/**
 * What the kernel threw away for want of room, of the socket on a port (`man 5 proc`: the last column; addresses
 * are hexadecimal).
 */
export function droppedOnPort(port: number): number | undefined {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  try {
    const lines = readFileSync('/proc/net/udp', 'utf8').split('\n');
    const columns = lines.map((line) => line.trim().split(/\s+/)).find((found) => found[1]?.endsWith(suffix));
    return columns === undefined ? undefined : Number(columns.at(-1));
  } catch {
    return undefined;
  }
}

/** Undefined where either count is not known. */
export function difference(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined ? undefined : after - before;
}
