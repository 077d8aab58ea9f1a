import type { DecodeResult, DecoderMatch, Sureness } from '../../model/decoded.ts';
import type { DecodeContext, Decoder } from './decoder.ts';
import { dns } from './dns.ts';
import { http } from './http.ts';
import { json } from './json.ts';
import { modbus } from './modbus.ts';
import { mqtt, mqtt311, mqtt5 } from './mqtt.ts';
import { hasSummary, summaryOf } from './summary.ts';

/** All decoders; among equally confident ones the first wins. */
export const decoders: readonly Decoder[] = [http, dns, mqtt, modbus, json, mqtt311, mqtt5];

const ranks: Readonly<Record<Sureness, number>> = { certain: 0, likely: 1, no: 2 };

/** Decodes bytes with the chosen decoder or else the most confident one; it may be that none recognises them. */
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

const summarised = decoders.filter(({ id }) => hasSummary(id));

/** What a message is about in one line; undefined: no decoder is certain of it, or it is text. */
export function summaryLine(bytes: Uint8Array, context: DecodeContext): string | undefined {
  const decoder = summarised.find(({ judge }) => judge(bytes, context).sure === 'certain');
  return decoder && summaryOf(decoder.id, decoder.label, decoder.show(bytes, context));
}
