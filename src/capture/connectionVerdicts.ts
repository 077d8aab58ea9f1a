import type { RowPeer } from './rowPeer.ts';

/** More connections than this are judged anew: what is remembered has a limit. */
export const rememberedConnections = 65_536;

/**
 * Judges once per connection what is the same for all its chunks: whom they are exchanged with is settled before the
 * first of them. Chunks of one connection come in runs, which cost a comparison each.
 */
export function connectionVerdicts(
  judge: (row: Parameters<RowPeer>[0]) => boolean,
): (connection: number, endpoint: number) => boolean {
  const verdicts = new Map<number, boolean>();
  let last = -1;
  let verdict = false;
  return (connection, endpoint) => {
    if (connection === last) return verdict;
    last = connection;
    const known = verdicts.get(connection);
    verdict = known ?? judge({ connection, endpoint });
    if (known === undefined) {
      if (verdicts.size >= rememberedConnections) verdicts.clear();
      verdicts.set(connection, verdict);
    }
    return verdict;
  };
}
