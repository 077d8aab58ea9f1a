/** What a server under test is asked, whoever made it: shared so that both sides are measured in the same way. */

export interface ServerJob {
  /** `discard`: as `sink`, with ours having the responder of this name; `tlsSink`: as `sink`, over TLS. */
  readonly kind: 'sink' | 'discard' | 'echo' | 'datagrams' | 'tlsSink';
}

/**
 * Linux's largest. With Node's 511, a client that connects faster than the server accepts fills the queue; the next
 * SYN is dropped and sent again a second later, and that second is what would be measured.
 */
export const backlog = 4096;

export interface Spent {
  readonly ms: number;
  /** Processor time of the whole process, user and system. */
  readonly cpuMs: number;
}

export interface FloodAnswer extends Spent {
  readonly bytes: number;
}

export interface DatagramsAnswer extends Spent {
  readonly received: number;
  /** Those of them that the capture took; undefined where there is none. */
  readonly captured: number | undefined;
  /** Thrown away by the kernel, as /proc/net/udp counts; undefined where the system does not tell. */
  readonly dropped: number | undefined;
  readonly perSecond: number;
}

export interface MemoryAnswer {
  readonly rss: number;
  /** Heap in use and what lives beside it (array buffers, sockets). */
  readonly used: number;
}

/** Begins to measure; the answer gives what was spent since. */
export function stopwatch(): () => Spent {
  const cpu = process.cpuUsage();
  const began = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
  };
}

/** After collecting garbage; needs `--expose-gc`. */
export async function memory(): Promise<MemoryAnswer> {
  if (globalThis.gc === undefined) throw new Error('Memory is measured with --expose-gc');
  for (let round = 0; round < 4; round++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, used: heapUsed + external };
}
