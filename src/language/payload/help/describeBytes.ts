/** Describes the bytes of payload parts, for hovers and code lenses. */
import { countText } from '../../../model/countText.ts';
import { encodeParts } from '../encodePayload.ts';
import type { BytesDescription } from '../../core/explanation.ts';
import type { PayloadEnvironment } from '../model/environment.ts';
import { escapeBytes } from '../../../bytes/escapeBytes.ts';
import { formatHex } from '../../../bytes/hexText.ts';
import { openPart } from '../model/openPart.ts';
import { leastBytesOf, type PayloadPart } from '../model/payloadPart.ts';

const shownBytes = 16;
const shownTextBytes = 64;
/** Larger payloads are not encoded for a preview. */
const previewLimitBytes = 1024 * 1024;

export function describeBytes(
  parts: readonly PayloadPart[],
  environment: PayloadEnvironment,
): BytesDescription {
  const least = leastBytesOf(parts);
  const unknown = { hex: undefined, text: undefined };
  const atLeast = `${countText(least, 'byte')} or more`;
  if (least > previewLimitBytes) return { ...unknown, length: atLeast, remark: undefined };
  const { output, problems } = encodeParts(parts, environment, previewLimitBytes);
  if (output.over !== undefined) return { ...unknown, length: atLeast, remark: undefined };
  const encoded = problems.result(output);
  if (!encoded.ok) return { ...unknown, length: atLeast, remark: encoded.problems[0].message };
  const value = output.finish();
  const digits = formatHex(value.subarray(0, shownBytes)).split(' ');
  for (const hole of output.holes) if (hole < digits.length) digits[hole] = '??';
  return {
    length: countText(value.length, 'byte'),
    hex: `${digits.join(' ')}${value.length > shownBytes ? ' …' : ''}`,
    text: output.holes.length > 0 ? undefined : textOf(value),
    remark: openPart(parts) === undefined ? undefined : 'An example: it is made anew at each send.',
  };
}

function textOf(bytes: Uint8Array): string {
  const isLong = bytes.length > shownTextBytes;
  return `${escapeBytes(bytes.subarray(0, shownTextBytes), { more: isLong })}${isLong ? '…' : ''}`;
}

/** `42 bytes · 00 01 …` */
export function bytesLine(parts: readonly PayloadPart[], environment: PayloadEnvironment): string {
  const { length, hex } = describeBytes(parts, environment);
  return hex === undefined || hex === '' ? length : `${length} · ${hex}`;
}
