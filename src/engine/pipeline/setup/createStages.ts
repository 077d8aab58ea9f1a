/** Chooses the stages of one connection and direction from the faults of a relay. */
import { SeededRandom } from '../../../bytes/numbers/seededRandom.ts';
import { faultKey } from '../../../model/faultList.ts';
import { faultRow, type Fault } from '../../../model/faultSpec.ts';
import { faultTable } from '../faults/faultTable.ts';
import type { HeldPlace } from '../heldItems.ts';
import { perChunk } from '../perChunk.ts';
import type { StageSlot } from '../stageNode.ts';
import { drawSeed } from './drawSeed.ts';

/** A fault as it was set on a relay. */
export interface ActiveFault {
  readonly fault: Fault;
  /** A new one each time it is set. */
  readonly id: number;
  /** When it was set, on the relay's clock in milliseconds. */
  readonly sinceMs: number;
}

export interface FaultSituation {
  readonly style: 'stream' | 'datagram';
  readonly seed: bigint;
  /** The ordinal of the connection (UDP: of the peer) on its relay. */
  readonly connection: number;
  /** That of this direction. */
  readonly held: HeldPlace;
}

/** In the order of the faults. Those that are off, of the other direction or not for this traffic are left out. */
export function createStages(
  faults: readonly ActiveFault[],
  direction: 'up' | 'down',
  situation: FaultSituation,
): readonly StageSlot[] {
  return faults
    .filter(({ fault }) => fault.direction === 'both' || fault.direction === direction)
    .filter(({ fault }) => appliesTo(fault, situation))
    .map((active) => slotOf(active, direction, situation));
}

/** Whether a connection has the fault, in the directions that are its own. */
export function appliesTo(fault: Fault, { style, seed, connection }: Omit<FaultSituation, 'held'>): boolean {
  const { on } = faultRow(fault.kind);
  if (fault.enabled === false || (on !== 'both' && on !== `${style}s`)) return false;
  const { percent, per } = fault.chance;
  if (per === 'chunk' || percent === 100) return true;
  return chooser(() => drawSeed(seed, connection, faultKey(fault)), percent)();
}

function slotOf(
  { fault, id, sinceMs }: ActiveFault,
  direction: 'up' | 'down',
  { style, seed, connection, held }: FaultSituation,
): StageSlot {
  const { kind, settings, chance } = fault;
  // Without the settings: what was hit by a small chance is hit by a larger one, too.
  const own = [seed, connection, direction, faultKey(fault)] as const;
  return {
    id,
    kind,
    seed: () => drawSeed(...own),
    create() {
      const stage = faultTable[kind].create(settings, { style, sinceMs, held });
      if (chance.per === 'connection') return stage;
      return perChunk(
        stage,
        chooser(() => drawSeed(...own, 'chance'), chance.percent),
        style,
      );
    },
  };
}

/** Yes in so many of a hundred calls. */
function chooser(seed: () => bigint, percent: number): () => boolean {
  let random: SeededRandom | undefined;
  const below = (percent / 100) * 2 ** 32;
  return () => (random ??= new SeededRandom(seed())).next() < below;
}
