/** Colors the rows that are like the one with the cursor: in what, the user chooses. */
import type { CaptureRow } from '../../model/captureRow.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { value } from '../../language/filter/printFilter.ts';
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
  const add = (label: string, filter: string): void => void filters.push({ label, filter });
  if (event !== undefined) add('The same kind of event', `type:${type}`);
  else if (first.length > 0) add('The same bytes', `bytes:${patternOf(first)}`);
  if (endpoint !== undefined) {
    const ofEndpoint = `endpoint:${value(endpoint.address)}`;
    if (event === undefined && direction !== undefined)
      add(`${direction === 'in' ? 'Received' : 'Sent'} by this endpoint`, `${ofEndpoint} dir:${direction}`);
    add('This endpoint', ofEndpoint);
  }
  if (peer !== '') add('This peer', `peer:${value(peer)}`);
  if (connection > 0) add('This connection', `conn=${connection}`);
  return filters;
}
