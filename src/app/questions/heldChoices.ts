/** What is held, as a prompt offers it. No vscode in here. */
import { printReadablePayload } from '../../language/payload/printPayload.ts';
import type { HeldItem } from '../../model/heldItem.ts';
import { formatDuration } from '../../model/units.ts';
import { bytesText } from '../sending/bytesText.ts';

/** More are edited in no input box. */
export const editLimitBytes = 4096;

export interface HeldChoice {
  readonly item: HeldItem;
  /** `→ 12 B "GET / HTTP"`, to the target; `←`, to the client. */
  readonly label: string;
  /** `:53131 ⇄ :5432 · held for 3 s` */
  readonly description: string;
}

/** @param nowUs since the engine started */
export function heldChoices(
  items: readonly HeldItem[],
  pairLabel: (item: HeldItem) => string,
  nowUs: number,
): readonly HeldChoice[] {
  return items.map((item) => ({
    item,
    label: heldLabel(item),
    description: `${pairLabel(item)} · held for ${formatDuration(Math.max(0, nowUs - item.t))}`,
  }));
}

export function heldLabel({ flow, bytes }: HeldItem): string {
  return `${flow === 'up' ? '→' : '←'} ${bytesText(bytes)}`;
}

/** Its bytes in payload notation, on one line. */
export function heldNotation({ bytes }: HeldItem): string {
  return printReadablePayload(bytes);
}
