/** What programs pass to decide on what is held; it may be anything. */
import type { HoldDecision } from '../../model/heldItem.ts';
import { badArgument } from '../failures/commandError.ts';

/** The number of something that is held. */
export function requireHeld(held: unknown): number {
  if (typeof held === 'number' && Number.isSafeInteger(held) && held > 0) return held;
  throw badArgument('What is held has a number, the id of one that showHeld lists');
}

/** A text is taken as UTF-8; absent: as it came. */
export function forwarded(bytes: unknown): HoldDecision {
  if (bytes === undefined || bytes === null) return { kind: 'forward' };
  if (bytes instanceof Uint8Array) return { kind: 'forward', bytes };
  if (typeof bytes === 'string') return { kind: 'forward', bytes: Buffer.from(bytes) };
  throw badArgument('The bytes to forward instead must be a Uint8Array or a text');
}

export function requireDecision(decision: unknown): HoldDecision {
  const fields: Readonly<Record<string, unknown>> =
    typeof decision === 'object' && decision !== null ? { ...decision } : {};
  const { kind, bytes } = fields;
  if (kind === 'forward') return forwarded(bytes);
  if (kind === 'drop' || kind === 'reset') return { kind };
  throw badArgument('A decision is { kind: "forward", bytes? }, { kind: "drop" } or { kind: "reset" }');
}
