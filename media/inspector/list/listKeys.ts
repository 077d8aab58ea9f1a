import type { RowsAction } from '../../../src/page/listMessages.ts';
import type { SelectHow } from '../state/rowSelection.ts';

/** The effect of a key in the list: a row to go to and how to select, selecting all, or an action on what is. Pure. */
export type ListKey =
  | { readonly kind: 'select'; readonly row: number; readonly how: SelectHow; readonly open: boolean }
  | { readonly kind: 'all' }
  | { readonly kind: 'act'; readonly command: RowsAction };

export interface KeyPlace {
  readonly first: number;
  readonly next: number;
  /** Rows per page. */
  readonly page: number;
  readonly firstInView: number;
  readonly lastInView: number;
  /** The row with the cursor. */
  readonly cursor: number | undefined;
}

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** `mark` also takes marks away. */
const commands: Partial<Record<string, RowsAction>> = {
  m: 'mark',
  n: 'editNote',
  a: 'goToAnswer',
  r: 'goToRequest',
  F2: 'nextMark',
};

export function listKey(pressed: PressedKey, place: KeyPlace): ListKey | undefined {
  const { key, shiftKey, altKey } = pressed;
  const isCommand = pressed.ctrlKey || pressed.metaKey;
  const { first, next, page, cursor } = place;
  if (altKey || next === first) return undefined;
  if (isCommand) {
    if (key.toLowerCase() === 'a' && !shiftKey) return { kind: 'all' };
    return key === ' ' && cursor !== undefined
      ? { kind: 'select', row: cursor, how: 'toggle', open: false }
      : undefined;
  }
  const command =
    key === 'F2' && shiftKey ? 'previousMark' : commands[key.length === 1 ? key.toLowerCase() : key];
  if (command !== undefined && (!shiftKey || key === 'F2')) return { kind: 'act', command };
  const from = cursor ?? (key === 'ArrowDown' ? place.firstInView - 1 : place.lastInView + 1);
  const steps: Partial<Record<string, number>> = {
    ArrowUp: from - 1,
    ArrowDown: from + 1,
    PageUp: from - page,
    PageDown: from + page,
    Home: first,
    End: next - 1,
  };
  const goal = key === 'Enter' ? cursor : steps[key];
  if (goal === undefined) return undefined;
  const row = Math.min(next - 1, Math.max(first, goal));
  // Enter opens the row and keeps the selection.
  if (key === 'Enter') return { kind: 'select', row, how: 'extendMore', open: true };
  return { kind: 'select', row, how: shiftKey ? 'extend' : 'only', open: false };
}
