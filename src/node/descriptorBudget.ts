/**
 * How many more descriptors the process may use for connections and program pipes. Node emits no event when it runs
 * out (EMFILE on accept: it closes the connection silently), so we stay below the limit and refuse visibly.
 */
import { readFileSync, readdirSync } from 'node:fs';

/** Reserved for everything else: files, the extension host's own sockets. */
export const descriptorReserve = 256;

export class DescriptorBudget {
  #taken = 0;
  #limit: number | undefined;
  readonly #readLimit: () => number;

  constructor(readLimit: () => number = connectionLimit) {
    this.#readLimit = readLimit;
  }

  /** The most descriptors at once; read from the system on first use. */
  get limit(): number {
    this.#limit ??= this.#readLimit();
    return this.#limit;
  }

  /** Takes `count` descriptors; takes none and returns false where that would exceed the limit. */
  take(count = 1): boolean {
    if (this.#taken + count > this.limit) return false;
    this.#taken += count;
    return true;
  }

  /** Releases descriptors. */
  give(count = 1): void {
    this.#taken -= count;
  }
}

/** The budget of this process, shared by all its engines, connections and programs. */
export const processDescriptors = new DescriptorBudget();

/** The soft limit of open files, less those open now and the reserve. Infinite where the system reports none. */
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
    // Not Linux: the report below has it too, but is slower.
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
