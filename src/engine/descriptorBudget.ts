/**
 * How many connections the process may still hold. Node gives no event when it runs out of file descriptors
 * (EMFILE on accept: it closes the connection silently), so we stay below the limit and refuse visibly.
 */
import { readFileSync, readdirSync } from 'node:fs';

/** Left free for everything that is not a connection of ours: files, pipes, the extension host's own sockets. */
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

  /** Takes one descriptor, or answers false where the limit is reached. */
  take(): boolean {
    if (this.#taken >= this.limit) return false;
    this.#taken++;
    return true;
  }

  give(): void {
    this.#taken--;
  }
}

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
