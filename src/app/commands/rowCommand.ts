/** Tells commands that need a row of a tree from those that a view's title bar offers as well. */
import { inExperiments, inSockets, type CommandRow } from './rows/commandRow.ts';

/**
 * Whether a command without its row has lost it. The title bar of a tree view passes the focused row, which may be
 * none: for a command that is in both places, nothing tells one from the other.
 */
export function needsRow({ menus = [] }: CommandRow): boolean {
  const isOnRows = menus.some(({ menu }) => rowMenus.has(menu));
  const isInTitle = menus.some(
    ({ menu, when = '' }) => menu === 'view/title' && treeViews.some((view) => when.includes(view)),
  );
  return isOnRows && !isInTitle;
}

/** The menu of rows, and its submenus. */
const rowMenus: ReadonlySet<string> = new Set(['view/item/context', 'socketLab.copyAs']);
const treeViews: readonly string[] = [inSockets, inExperiments];
