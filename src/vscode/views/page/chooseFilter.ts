/** A picker of saved and recent filters, which can also save and delete them. */
import * as vscode from 'vscode';
import type { FilterMemory, SavedFilter } from '../../../app/page/filter/filterMemory.ts';
import { showInput } from '../../ui/showInput.ts';
import { askText } from '../../ui/ask.ts';
import { colorRowsForUser } from './colorRowsForUser.ts';

interface Item extends vscode.QuickPickItem {
  readonly filter?: string;
  readonly saved?: SavedFilter;
  readonly then?: 'name' | 'color';
}

const rename = { iconPath: new vscode.ThemeIcon('edit'), tooltip: 'Rename' };
const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Delete' };
const save = { iconPath: new vscode.ThemeIcon('star-empty'), tooltip: 'Save' };

/** `applied`: rows can be colored by it. Undefined: none was chosen. */
export async function chooseFilter(
  memory: FilterMemory,
  written: string,
  applied: string,
): Promise<string | undefined> {
  const picked = await pick(memory, written, written === applied);
  if (picked === undefined) return undefined;
  if (picked.then === 'use') return picked.filter;
  if (picked.then === 'color') {
    await colorRowsForUser([{ label: 'This filter', filter: picked.filter }]);
    return undefined;
  }
  const name = await askName(memory, picked.filter, picked.saved);
  if (name !== undefined) {
    if (picked.saved !== undefined) memory.remove(picked.saved.name);
    memory.save({ name, filter: picked.filter });
  }
  return undefined;
}

interface Picked {
  readonly then: 'use' | 'name' | 'color';
  readonly filter: string;
  readonly saved?: SavedFilter;
}

function pick(memory: FilterMemory, written: string, canColor: boolean): Promise<Picked | undefined> {
  const quickPick = vscode.window.createQuickPick<Item>();
  quickPick.title = 'Saved Filters';
  quickPick.matchOnDescription = true;
  const fill = (): void => {
    quickPick.items = itemsOf(memory, written, canColor);
    quickPick.placeholder =
      memory.saved().length === 0 ? 'No filter is saved yet' : 'Which one filters the list?';
  };
  fill();
  return showInput<Picked>(quickPick, (settle) => {
    quickPick.onDidAccept(() => {
      const item = quickPick.selectedItems[0];
      if (item?.filter !== undefined) settle({ then: item.then ?? 'use', filter: item.filter });
    });
    quickPick.onDidTriggerItemButton(({ item, button }) => {
      if (item.filter === undefined) return;
      if (button === save) settle({ then: 'name', filter: item.filter });
      else if (item.saved !== undefined && button === rename)
        settle({ then: 'name', filter: item.filter, saved: item.saved });
      else if (item.saved !== undefined) {
        memory.remove(item.saved.name);
        fill();
      }
    });
  });
}

function itemsOf(memory: FilterMemory, written: string, canColor: boolean): Item[] {
  const saved = memory.saved();
  const known = new Set(saved.map(({ filter }) => filter));
  const recent = memory.recent().filter((filter) => !known.has(filter) && filter !== written);
  return [
    ...(written === '' || known.has(written)
      ? []
      : [{ label: '$(add) Save Filter', description: written, filter: written, then: 'name' } as const]),
    ...(written === '' || !canColor
      ? []
      : [
          {
            label: '$(symbol-color) Color Rows by This Filter…',
            description: written,
            filter: written,
            then: 'color',
          } as const,
        ]),
    ...saved.map((one): Item => ({
      label: one.name,
      description: one.filter,
      filter: one.filter,
      saved: one,
      buttons: [rename, remove],
    })),
    ...(recent.length === 0 ? [] : [{ label: 'recent', kind: vscode.QuickPickItemKind.Separator }]),
    ...recent.map((filter): Item => ({ label: filter, filter, buttons: [save] })),
  ];
}

async function askName(
  memory: FilterMemory,
  filter: string,
  old: SavedFilter | undefined,
): Promise<string | undefined> {
  const names = new Set(memory.saved().map(({ name }) => name));
  const name = await askText({
    title: old === undefined ? 'Save Filter' : 'Rename Filter',
    value: old?.name ?? '',
    prompt: filter,
    judge: (text) => {
      if (text.trim() === '') return { message: 'It needs a name.', severity: 'error' };
      if (text.trim() === old?.name || !names.has(text.trim())) return undefined;
      return { message: 'Replaces the saved filter of this name.', severity: 'warning' };
    },
  });
  return typeof name === 'string' ? name.trim() : undefined;
}
