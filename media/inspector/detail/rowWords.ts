/** Texts about the selected row. */
import { countNumber, countText } from '../../../src/model/countText.ts';
import { eventText } from '../../../src/model/eventText.ts';
import { element } from '../parts/elements.ts';
import { plainText } from '../parts/plainText.ts';
import type { CachedRow } from '../parts/rowCache.ts';
import { certificateChain } from './certificates.ts';

/** `#98,306` and ` · in · 29 bytes · offset 1,812`, or just ` · 29 bytes` where space is short. */
export function rowTitle({ row }: CachedRow, isShort: boolean): readonly [number: string, rest: string] {
  const number = `#${countNumber(row.seq)}`;
  if (row.type !== 'data') return [number, ` · ${row.call ?? row.type}`];
  const bytes = countText(row.length, 'byte');
  if (isShort) return [number, ` · ${bytes}`];
  return [number, ` · ${row.direction ?? ''} · ${bytes} · offset ${countNumber(row.offset)}`];
}

/** The text for a row without bytes. */
export function rowWords({ row, peer }: CachedRow, isData: boolean): HTMLElement[] {
  if (isData) return [paragraph('quiet', 'These bytes are no longer kept.')];
  if (row.event === undefined) return [paragraph('quiet', 'No bytes: an empty datagram.')];
  const { words, tone } = eventText(row.event);
  const handshake = row.event.type === 'handshake' ? row.event : undefined;
  const failure = 'failure' in row.event ? row.event.failure : handshake?.distrust;
  const chain = handshake?.chain ?? [];
  return [
    paragraph(tone, words),
    ...(failure?.advice === undefined ? [] : [paragraph('', failure.advice)]),
    ...(chain.length === 0 ? [] : [certificateChain(chain)]),
    ...(peer === '' ? [] : [paragraph('quiet', peer)]),
  ];
}

function paragraph(className: string, text: string): HTMLElement {
  const made = element('p', className);
  made.textContent = plainText(text);
  return made;
}
