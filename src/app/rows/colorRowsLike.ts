/** Colors the rows that are like the one with the cursor: in what, the user chooses. */
import type { CaptureRow } from '../../model/captureRow.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { FilterNode } from '../../language/filter/filterNode.ts';
import { printFilter } from '../../language/filter/printFilter.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { CommandError } from '../failures/commandError.ts';
import type { PageContext } from '../page/context/pageContext.ts';
import type { NamedFilter } from '../page/context/pageEditor.ts';
import { patternOf } from './ruleFor.ts';
import { shownPeer } from './shownNames.ts';

/** The first bytes of a row by which others are like it: what messages of a kind begin with. */
const alikeBytes = 4;

export async function colorRowsLike(
  { store, ledger, view, editor }: PageContext,
  { generation, active }: RowsActionRequest,
): Promise<void> {
  const [row] = view.generation === generation ? view.rows(active, 1) : [];
  if (row === undefined)
    throw new CommandError({
      code: 'ERR_NO_ROW',
      message: 'The list has changed since, or no longer has the row',
      advice: 'Select a row again.',
    });
  const filters = filtersLike(row, {
    peer: shownPeer(ledger)(row),
    endpoint: ledger.namesAt(row.endpoint, row.seq),
    first: store.bytes(row.seq, 0, alikeBytes) ?? new Uint8Array(),
  });
  await editor.colorRows(filters);
}

interface RowNames {
  /** Empty if unknown. */
  readonly peer: string;
  readonly endpoint: Pick<Endpoint, 'address'> | undefined;
  /** The first bytes of a chunk or datagram. */
  readonly first: Uint8Array;
}

/** Filters that show the row and those like it, the most likely first. */
export function filtersLike(
  { type, event, direction, connection }: CaptureRow,
  { peer, endpoint, first }: RowNames,
): readonly NamedFilter[] {
  const filters: NamedFilter[] = [];
  const add = (label: string, ...parts: readonly FilterNode[]): void => {
    const node: FilterNode = { kind: 'and', parts };
    filters.push({ label, filter: printFilter(node) });
  };
  if (event !== undefined) add('The same kind of event', { kind: 'type', type });
  else if (first.length > 0) filters.push({ label: 'The same bytes', filter: `bytes:${patternOf(first)}` });
  if (endpoint !== undefined) {
    const ofEndpoint = { kind: 'endpoint', text: endpoint.address } as const;
    if (event === undefined && direction !== undefined)
      add(direction === 'in' ? 'Received by this endpoint' : 'Sent by this endpoint', ofEndpoint, {
        kind: 'dir',
        direction,
      });
    add('This endpoint', ofEndpoint);
  }
  if (peer !== '') add('This peer', { kind: 'peer', text: peer });
  if (connection > 0)
    add('This connection', { kind: 'number', column: 'conn', comparison: '=', value: connection });
  return filters;
}
