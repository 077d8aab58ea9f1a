/** Reports the data of streams as events. */
import type { Direction } from '../../model/eventScope.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';

/**
 * Reports bytes of a stream; `offset`: the number of bytes before them in the same direction. They are valid only
 * during the call.
 */
export function reportData(
  context: EndpointContext,
  connection: number,
  direction: Direction,
  bytes: Uint8Array,
  offset: number,
): void {
  const { clock, id: endpoint } = context;
  const call = direction === 'in' ? 'recv' : 'send';
  context.emit({ type: 'data', t: clock.nowUs(), endpoint, connection, call, direction, bytes, offset });
}
