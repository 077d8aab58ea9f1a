/** What a process keeps for several test files, and ends after the last of them. */
const endings: (() => Promise<void>)[] = [];

/** Calls this once all tests of the process have ended. */
export function atEnd(ending: () => Promise<void>): void {
  endings.push(ending);
}

/** For the root hook; one that fails does not keep the others from ending. */
export async function endAll(): Promise<void> {
  const ended = await Promise.allSettled(endings.splice(0).map((ending) => ending()));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}
