/** Decodes the bytes of a row, with what is known about its connection. */
import { isDatagram } from '../../../model/transports.ts';
import type { Connection } from '../../../model/endpoint.ts';
import type { EndpointKind } from '../../../model/endpointKinds.ts';
import { wasAccepted } from '../../../model/relayPairs.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { CaptureRow } from '../../../model/captureRow.ts';
import type { PageContext } from '../context/pageContext.ts';
import type { DecodeResult } from '../../../model/decoded.ts';
import { decodedBytesLimit, type DecodeRequest } from '../../../page/detailMessages.ts';
import type { DecodeContext } from '../../../bytes/decoders/decoder.ts';
import { decodeJoined } from './decodeJoined.ts';
import { decodeBytes, summaryLine } from '../../../bytes/decoders/decoderTable.ts';

export function decodeRow(
  { store, ledger }: Pick<PageContext, 'store' | 'ledger'>,
  { seq, decoder }: DecodeRequest,
): DecodeResult {
  const row = store.row(seq);
  const bytes = store.bytes(seq, 0, decodedBytesLimit);
  if (row === undefined || bytes === undefined || row.length === 0)
    return { gone: true, fields: [], tried: [] };
  const context = contextOf(ledger, row);
  const own = decodeBytes(bytes, context, decoder);
  return {
    ...decodeJoined(store, seq, bytes, context, own),
    ...(row.length > bytes.length ? { cutAt: bytes.length } : {}),
  };
}

/** What a row of the list is about in one line, where a decoder is certain of all its bytes. */
export function rowSummary(
  { ledger }: Pick<PageContext, 'ledger'>,
  row: CaptureRow,
  bytes: Uint8Array,
): string | undefined {
  return bytes.length === row.length && row.length > 0
    ? summaryLine(bytes, contextOf(ledger, row))
    : undefined;
}

/** What is known about who sent a row, and to where. */
function contextOf(ledger: Ledger, row: CaptureRow): DecodeContext {
  const owner = ledger.namesAt(row.endpoint, row.seq);
  const connection = ledger.connection(row.connection);
  return {
    isDatagram: isDatagram(owner?.transport),
    from: owner === undefined ? 'unknown' : isToListener(row, owner.kind, connection) ? 'client' : 'server',
    ports: [connection?.local, connection?.remote, owner?.address].flatMap(portOf),
  };
}

/**
 * Whether data went from a client to a listener, as a request does. `kind`: of the endpoint that captured it; a relay is
 * a client of its target.
 */
export function isToListener(
  { direction }: CaptureRow,
  kind: EndpointKind | undefined,
  connection: Pick<Connection, 'side'> | undefined,
): boolean {
  const isListener = wasAccepted(kind, connection?.side);
  return kind !== undefined && isListener === (direction === 'in');
}

function portOf(address: string | undefined): number[] {
  const [, port] = /:(\d{1,5})$/.exec(address ?? '') ?? [];
  return port === undefined ? [] : [Number(port)];
}
