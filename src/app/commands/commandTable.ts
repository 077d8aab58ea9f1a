/**
 * Every command, once: title, menus, keys, and the types of its arguments for programs. `npm run manifest` generates
 * the manifest from it, and a missing handler is a compile error.
 */
import type {
  MenuPlace,
  PeopleCommand,
  ProgramCommand,
  SelectedRowsCommand,
  TrafficViewCommand,
} from './rows/commandRow.ts';
import { socketRow, trafficRow } from './rows/commandRow.ts';
import { connectionCommands } from './rows/connectionCommands.ts';
import { copyCommands } from './rows/copyCommands.ts';
import { endpointCommands } from './rows/endpointCommands.ts';
import { heldCommands } from './rows/heldCommands.ts';
import { experimentCommands } from './rows/experimentCommands.ts';
import { openingCommands } from './rows/openingCommands.ts';
import { payloadCommands } from './rows/payloadCommands.ts';
import { relayCommands } from './rows/relayCommands.ts';
import { savedCommands } from './rows/savedCommands.ts';
import { sendCommands } from './rows/sendCommands.ts';
import { trafficCommands } from './rows/trafficCommands.ts';

export const commandTable = {
  ...openingCommands,
  ...relayCommands,
  ...heldCommands,
  ...sendCommands,
  ...payloadCommands,
  ...endpointCommands,
  ...connectionCommands,
  ...savedCommands,
  ...copyCommands,
  ...experimentCommands,
  ...trafficCommands,
};

type CommandTable = typeof commandTable;

export type CommandName = keyof CommandTable;

/** Commands that take no arguments. */
export type PeopleCommandName = {
  [Name in CommandName]: CommandTable[Name] extends PeopleCommand ? Name : never;
}[CommandName];

/** Those of them that act on the selected rows of a traffic page. */
export type SelectedRowsCommandName = {
  [Name in CommandName]: CommandTable[Name] extends SelectedRowsCommand ? Name : never;
}[CommandName];

/** Those of them that are actions of the Traffic view. */
export type TrafficViewCommandName = {
  [Name in CommandName]: CommandTable[Name] extends TrafficViewCommand ? Name : never;
}[CommandName];

/** The commands as programs see them. */
export type Commands = {
  [Name in CommandName]: CommandTable[Name] extends PeopleCommand
    ? () => void
    : CommandTable[Name] extends ProgramCommand<infer Call extends (...args: never[]) => unknown>
      ? Call
      : never;
};

export const commandNames = Object.keys(commandTable) as readonly CommandName[];

/** Submenus: their titles, and where they appear. */
export const submenus: Readonly<
  Record<string, { readonly label: string; readonly places: readonly MenuPlace[] }>
> = {
  copyAs: { label: 'Copy As', places: [socketRow('2_look@2', /^endpoint\b/)] },
  copyRows: { label: 'Copy As', places: [trafficRow('1_copy@1')] },
};
