import {
  commandNames,
  commandTable,
  type CommandName,
  type SelectedRowsCommandName,
} from '../../app/commands/commandTable.ts';
import { showInformation } from '../ui/messages.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

/** Commands on the selected rows of the last used traffic page: from its context menu, and the palette. */
export function rowsCommands({ views }: CommandContext): Pick<CommandHandlers, SelectedRowsCommandName> {
  const handler = (name: SelectedRowsCommandName) => ({
    run: () => {
      if (!views.rowsCommand(commandTable[name].rowsCommand))
        showInformation('Select a row in the Traffic view or an inspector first.');
    },
  });
  const handlers = commandNames.filter(actsOnRows).map((name) => [name, handler(name)] as const);
  return Object.fromEntries(handlers) as Record<SelectedRowsCommandName, ReturnType<typeof handler>>;
}

function actsOnRows(name: CommandName): name is SelectedRowsCommandName {
  return 'rowsCommand' in commandTable[name];
}
