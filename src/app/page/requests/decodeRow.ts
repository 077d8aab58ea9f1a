/** Decodes the bytes of a row, with what is known about its connection. */
import { isDatagram } from '../../../model/transports.ts';
import { accepts } from '../../../model/endpointKinds.ts';
import type { PageContext } from '../context/pageContext.ts';
import type { DecodeResult } from '../../../model/decoded.ts';
import { decodedBytesLimit, type DecodeRequest } from '../../../page/detailMessages.ts';
import type { DecodeContext } from '../../../bytes/decoders/decoder.ts';
import { decodeJoined } from './decodeJoined.ts';
import { decodeBytes } from '../../../bytes/decoders/decoderTable.ts';

export function decodeRow(
  { store, ledger }: Pick<PageContext, 'store' | 'ledger'>,
  { seq, decoder }: DecodeRequest,
): DecodeResult {
  const row = store.row(seq);
  const bytes = store.bytes(seq, 0, decodedBytesLimit);
  if (row === undefined || bytes === undefined || row.length === 0)
    return { gone: true, fields: [], tried: [] };
  const owner = ledger.namesAt(row.endpoint, seq);
  const connection = ledger.connection(row.connection);
  const isToListener = accepts(owner?.kind) === (row.direction === 'in');
  const context: DecodeContext = {
    isDatagram: isDatagram(owner?.transport),
    from: owner === undefined ? 'unknown' : isToListener ? 'client' : 'server',
    ports: [connection?.local, connection?.remote, owner?.address].flatMap(portOf),
  };
  const own = decodeBytes(bytes, context, decoder);
  return {
    ...decodeJoined(store, seq, bytes, context, own),
    ...(row.length > bytes.length ? { cutAt: bytes.length } : {}),
  };
}

function portOf(address: string | undefined): number[] {
  const [, port] = /:(\d{1,5})$/.exec(address ?? '') ?? [];
  return port === undefined ? [] : [Number(port)];
}
