/** Ids of commands in VS Code. */
import type { CommandName } from './commandTable.ts';

const prefix = 'socketLab.';

export function commandId<Name extends CommandName>(name: Name): `${typeof prefix}${Name}` {
  return `${prefix}${name}`;
}

/** The part of package.json that is generated from the command table. */
export interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** The command names in the manifest: those of the table, which need not be loaded for them. */
export function contributedCommands({ contributes }: Manifest): readonly CommandName[] {
  return contributes.commands.map(({ command }) => command.slice(prefix.length) as CommandName);
}
