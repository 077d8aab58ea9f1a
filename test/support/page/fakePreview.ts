import type { PayloadPreview } from '../../../src/model/payloadPreview.ts';
import { encodePayload } from '../../../src/language/payload/encodePayload.ts';
import { parsePayload } from '../../../src/language/payload/parsePayload.ts';

/** As the real host, of payloads that need nothing of the world. */
export function fakePreview(text: string): PayloadPreview {
  const parts = parsePayload(text);
  const bytes = parts.ok ? encodePayload(parts.value) : parts;
  if (!bytes.ok) return { kind: 'problem', ...bytes.problems[0] };
  const { length } = bytes.value;
  return { kind: 'bytes', length, first: bytes.value.slice(0, 16), isNewEachTime: false };
}
