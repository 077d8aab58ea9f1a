/** One-line previews of payloads. */
import { countText } from '../../model/countText.ts';
import type { PayloadPreview } from '../../model/payloadPreview.ts';
import { formatHex } from '../../bytes/hexText.ts';

const shownBytes = 16;

/** `13 bytes · 00 0a 68 …` */
export function bytesWords(length: number, bytes: Uint8Array, note = ''): string {
  const count = `${countText(length, 'byte')}${note}`;
  if (length === 0) return count;
  const more = length > shownBytes ? ' …' : '';
  return `${count} · ${formatHex(bytes.subarray(0, shownBytes))}${more}`;
}

/** Describes what a payload would be if it were sent now. */
export function previewWords(preview: Exclude<PayloadPreview, { kind: 'problem' }>): string {
  switch (preview.kind) {
    case 'bytes':
      return bytesWords(preview.length, preview.first, preview.isNewEachTime ? ', new at each send' : '');
    case 'file':
      return `${countText(preview.size, 'byte')} · the file ${preview.name}, read when sent`;
    case 'large':
      return `${countText(preview.leastBytes, 'byte')} or more · made when sent`;
    case 'asked':
      return `Made when sent, after a question · ${preview.what.join(', ')}`;
  }
}
