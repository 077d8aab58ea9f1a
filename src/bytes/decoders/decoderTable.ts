import type { DecodeResult, DecoderMatch, Sureness } from '../../model/decoded.ts';
import type { DecodeContext, Decoder } from './decoder.ts';
import { dns } from './dns.ts';
import { http } from './http.ts';
import { json } from './json.ts';
import { modbus } from './modbus.ts';
import { mqtt, mqtt311, mqtt5 } from './mqtt.ts';

/** All of them. Of those that are equally sure, the first one is believed. */
export const decoders: readonly Decoder[] = [http, dns, mqtt, modbus, json, mqtt311, mqtt5];

const ranks: Readonly<Record<Sureness, number>> = { certain: 0, likely: 1, no: 2 };

/** What bytes are, said by the decoder that was chosen, or by the surest. Nobody may recognise them. */
export function decodeBytes(
  bytes: Uint8Array,
  context: DecodeContext,
  chosen?: string,
): Pick<DecodeResult, 'by' | 'fields' | 'tried'> {
  const tried = decoders
    .map((decoder): DecoderMatch => ({
      id: decoder.id,
      label: decoder.label,
      ...decoder.judge(bytes, context),
    }))
    .sort((one, other) => ranks[one.sure] - ranks[other.sure]);
  const by =
    chosen === undefined ? tried.find(({ sure }) => sure !== 'no') : tried.find(({ id }) => id === chosen);
  const decoder = decoders.find(({ id }) => id === by?.id);
  if (by === undefined || decoder === undefined) return { fields: [], tried };
  return { by, fields: decoder.show(bytes, context), tried };
}
