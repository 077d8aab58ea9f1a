/** The generated parts of package.json, from the tables of commands and settings. */
import { commandId } from '../../src/app/commands/commandId.ts';
import type { CommandRow } from '../../src/app/commands/rows/commandRow.ts';
import { commandTable, submenus, type CommandName } from '../../src/app/commands/commandTable.ts';
import { settingTable } from '../../src/app/ports/settings.ts';

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: object };
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
}

const settings = Object.entries(settingTable).map(([name, row]) => ({ id: `socketLab.${name}`, row }));

const commands = Object.entries<CommandRow>(commandTable).map(([name, row]) => ({
  id: commandId(name as CommandName),
  row,
}));

/** The text of package.json with its generated parts updated, formatted like Prettier does. */
export function withGeneratedParts(packageJson: string): string {
  const manifest = JSON.parse(packageJson) as Manifest;
  const { capabilities } = manifest;
  const contributes = {
    ...manifest.contributes,
    commands: commands.map(({ id, row: { title, icon } }) => ({
      command: id,
      category: 'Socket Lab',
      title,
      ...(icon === undefined ? {} : { icon: `$(${icon})` }),
    })),
    menus: menus(),
    submenus: Object.entries(submenus).map(([name, { label }]) => ({ id: `socketLab.${name}`, label })),
    keybindings: commands.flatMap(({ id, row: { keys = [] } }) =>
      keys.map(({ key, mac, when, args, before }) => {
        const command = { command: id, args };
        const bound =
          before === undefined ? command : { command: 'runCommands', args: { commands: [before, command] } };
        return { ...bound, key, mac, when };
      }),
    ),
    configuration: configuration(manifest),
  };
  const untrustedWorkspaces = {
    ...capabilities.untrustedWorkspaces,
    restrictedConfigurations: settings.filter(({ row }) => row.restricted).map(({ id }) => id),
  };
  return `${JSON.stringify(
    { ...manifest, capabilities: { ...capabilities, untrustedWorkspaces }, contributes },
    null,
    2,
  )}\n`;
}

/** Descriptions, order and scope are kept from the manifest. A new setting of the table gets placeholders. */
function configuration({ contributes }: Manifest): object {
  const { properties } = contributes.configuration;
  const known = new Map(settings.map(({ id, row }) => [id, row.schema]));
  const gone = Object.keys(properties).filter((id) => !known.has(id));
  if (gone.length > 0) throw new Error(`No row of settingTable is for ${gone.join(', ')}`);
  const added = { order: 0, scope: 'window', markdownDescription: '' };
  const ids = [...new Set([...Object.keys(properties), ...known.keys()])];
  return {
    ...contributes.configuration,
    properties: Object.fromEntries(ids.map((id) => [id, { ...(properties[id] ?? added), ...known.get(id) }])),
  };
}

function menus(): Readonly<Record<string, readonly object[]>> {
  const menus: Record<string, object[]> = {
    commandPalette: commands.flatMap(({ id, row: { palette } }) =>
      palette === undefined ? [] : [{ command: id, when: String(palette) }],
    ),
  };
  const places = [
    ...commands.map(({ id, row: { menus: places = [] } }) => ({ item: { command: id }, places })),
    ...Object.entries(submenus).map(([name, { places }]) => ({
      item: { submenu: `socketLab.${name}` },
      places,
    })),
  ];
  for (const { item, places: each } of places) {
    for (const { menu, group, when } of each) (menus[menu] ??= []).push({ ...item, when, group });
  }
  return menus;
}
