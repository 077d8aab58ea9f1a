/**
 * How many connections, and pipes of programs, the process may still hold. Node gives no event when it runs out of file descriptors
 * (EMFILE on accept: it closes the connection silently), so we stay below the limit and refuse visibly.
 */
import { readFileSync, readdirSync } from 'node:fs';

/** Left free for everything that is neither a connection of ours nor a program's pipe: files, the extension host's own sockets. */
export const descriptorReserve = 256;

export class DescriptorBudget {
  #taken = 0;
  #limit: number | undefined;
  readonly #readLimit: () => number;

  constructor(readLimit: () => number = connectionLimit) {
    this.#readLimit = readLimit;
  }

  /** The most connections at once; read from the system when first asked for. */
  get limit(): number {
    this.#limit ??= this.#readLimit();
    return this.#limit;
  }

  /** Takes so many descriptors, or none and answers false where that is over the limit. */
  take(count = 1): boolean {
    if (this.#taken + count > this.limit) return false;
    this.#taken += count;
    return true;
  }

  /** Gives back what was taken. */
  give(count = 1): void {
    this.#taken -= count;
  }
}

/** The budget of this process: the limit is one for all its engines, connections and programs. */
export const processDescriptors = new DescriptorBudget();

/** The soft limit of open files less what is open now and the reserve. Infinite where the system tells nothing. */
function connectionLimit(): number {
  const limit = openFilesLimit();
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  const reserve = Math.min(descriptorReserve, Math.floor(limit / 4));
  return Math.max(1, limit - openFiles() - reserve);
}

function openFilesLimit(): number | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const soft = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
    if (soft !== undefined) return Number(soft);
  } catch {
    // Not Linux: the report below knows too, only slower.
  }
  const report = process.report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = Number(report.userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : undefined;
}

function openFiles(): number {
  try {
    return readdirSync('/dev/fd').length;
  } catch {
    return 64;
  }
}
