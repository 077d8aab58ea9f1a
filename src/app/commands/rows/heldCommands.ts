/** Commands that decide what becomes of what the `hold` faults of relays keep. */
import type { HeldItem } from '../../../model/heldItem.ts';
import { forPeople, forPrograms, single, socketRow } from './commandRow.ts';

const onHolding = /^pair\b.*\bheld\b/;
const palette = 'socketLab.hasHeld';

export const heldCommands = {
  /** Lists what is held: of a relay, of the pair of a connection, or all. */
  showHeld: forPrograms<(id?: number | 'all') => readonly HeldItem[]>({ title: 'Show Held…', palette }),
  /** Passes on what is held as this number, or other bytes in its place; a text as UTF-8. */
  forwardHeld: forPrograms<(held?: number, bytes?: Uint8Array | string) => void>({
    title: 'Forward',
    palette,
    menus: [socketRow('0_held@1', onHolding, single)],
  }),
  editHeld: forPeople('forwardHeld takes other bytes', {
    title: 'Edit and Forward…',
    palette,
    menus: [socketRow('0_held@2', onHolding, single)],
  }),
  dropHeld: forPrograms<(held?: number) => void>({
    title: 'Drop Held',
    palette,
    menus: [socketRow('0_held@3', onHolding, single)],
  }),
  /** Resets both sides of the pair in which it is held. */
  resetHeld: forPrograms<(held?: number) => void>({
    title: 'Reset Pair',
    palette,
    menus: [socketRow('0_held@4', onHolding, single)],
  }),
  /** That of a relay, of the pair of a connection, or all. Returns how many. */
  forwardAllHeld: forPrograms<(id?: number | 'all') => number>({
    title: 'Forward All Held',
    palette,
    menus: [socketRow('0_held@5', onHolding)],
  }),
};
