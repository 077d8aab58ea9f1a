/** What a `hold` fault reports: that something waits, and what became of it. */
import { countText } from '../../model/countText.ts';
import type { HoldDecision } from '../../model/heldItem.ts';
import { heldText, type HeldChunk } from './heldQueue.ts';
import type { StageEffect, StageOutput } from './stage.ts';

/** @param waiting how many bytes wait with it */
export function waitingEffect(held: number, { bytes: { length } }: HeldChunk, waiting: number): StageEffect {
  const detail = `${countText(length, 'byte')} ${length === 1 ? 'waits' : 'wait'} for a decision as ${held}`;
  return { did: 'held', held, waiting, bytes: length, detail };
}

/** The bytes of a reset are counted as dropped with everything else that is held. */
export function decisionEffect(
  held: number,
  chunk: HeldChunk,
  decision: HoldDecision,
  out: StageOutput,
): StageEffect {
  const bytes = chunk.bytes.length;
  const told = (what: string) => ({ held, detail: `${held} ${what}, ${heldText(chunk, out)}` });
  if (decision.kind === 'reset') return { did: 'reset', bytes: 0, ...told('reset the pair') };
  if (decision.kind === 'drop') return { did: 'dropped', bytes, became: 0, ...told('dropped') };
  if (decision.bytes === undefined) return { did: 'delayed', bytes, ...told('forwarded') };
  const became = decision.bytes.length;
  return { did: 'changed', bytes, became, ...told(`edited, ${bytes} → ${countText(became, 'byte')}`) };
}

/** The fault is gone before anybody has decided. */
export function releasedEffect(held: number, chunk: HeldChunk, out: StageOutput): StageEffect {
  return {
    did: 'delayed',
    held,
    bytes: chunk.bytes.length,
    detail: `${held} released, ${heldText(chunk, out)}`,
  };
}
