/** Decodes a message that goes on in the chunks after a row. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { DecodeResult } from '../../../model/decoded.ts';
import type { DecodeContext, Decoder } from '../../../bytes/decoders/decoder.ts';
import { decodeBytes, decoders } from '../../../bytes/decoders/decoderTable.ts';
import { followingBytes, joinedLimit, type JoinedBytes } from './followingBytes.ts';

type Decoded = Pick<DecodeResult, 'by' | 'fields' | 'tried' | 'chunks'>;

/** @param decoded the row's own bytes decoded, which is the result where nothing more is needed */
export function decodeJoined(
  store: CaptureStore,
  seq: number,
  own: Uint8Array,
  context: DecodeContext,
  decoded: Decoded,
): Decoded {
  if (context.isDatagram || own.length >= joinedLimit.bytes) return decoded;
  const { by } = decoded;
  // Of a message that is not whole, no decoder may be confident.
  const candidates = by === undefined ? decoders : decoders.filter(({ id }) => id === by.id);
  for (const decoder of candidates) {
    const joined = joinedFor(store, seq, own, decoder);
    if (joined === undefined) continue;
    const result = decodeBytes(joined.bytes, context, decoder.id);
    const sure = result.by?.sure ?? 'no';
    // A user's choice holds whatever it comes to.
    const isBetter = by === undefined ? sure === 'certain' : sure !== 'no' || by.sure === 'no';
    if (isBetter) return { ...result, chunks: joined.chunks };
  }
  return decoded;
}

/** As many chunks as the messages take that begin in the row; undefined: its own bytes suffice, or no more came. */
function joinedFor(
  store: CaptureStore,
  seq: number,
  own: Uint8Array,
  { messageEnd }: Decoder,
): JoinedBytes | undefined {
  let end = messageEnd?.(own, own.length);
  if (messageEnd === undefined || end === undefined || end <= own.length) return undefined;
  let latest: JoinedBytes | undefined;
  for (const joined of followingBytes(store, seq, own)) {
    end = messageEnd(joined.bytes, own.length);
    if (end === undefined) return latest;
    if (end <= joined.bytes.length) return { bytes: joined.bytes.subarray(0, end), chunks: joined.chunks };
    latest = joined;
  }
  return latest;
}
