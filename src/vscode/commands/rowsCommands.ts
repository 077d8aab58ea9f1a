import type { RowsCommand } from '../../page/listMessages.ts';
import { badArgument } from '../../app/commandError.ts';
import { tell } from '../prompts/tell.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import type { CommandName } from './commandTable.ts';

type RowsCommandName = Extract<
  CommandName,
  | 'copyRows'
  | 'copyRowsAsHex'
  | 'copyRowsAsPayload'
  | 'copyRowsAsJson'
  | 'sendRowsAgain'
  | 'experimentFromRows'
  | 'replyWithRule'
  | 'filterByPeer'
  | 'filterByEndpoint'
  | 'followRowStream'
>;

/** Commands about the selected rows of the traffic page that was used last: its context menu, and the palette. */
export function rowsCommands({ views }: CommandParts): Pick<CommandHandlers, RowsCommandName> {
  const handler = (name: RowsCommandName, command: RowsCommand) => ({
    call: () => {
      throw badArgument(`${name} takes no arguments: it is about the selected rows of a traffic page`);
    },
    ask: () => {
      if (!views.rowsCommand(command)) tell('Select a row in the Traffic view or an inspector first.');
    },
  });
  return {
    copyRows: handler('copyRows', 'copyText'),
    copyRowsAsHex: handler('copyRowsAsHex', 'copyHex'),
    copyRowsAsPayload: handler('copyRowsAsPayload', 'copyPayload'),
    copyRowsAsJson: handler('copyRowsAsJson', 'copyJson'),
    sendRowsAgain: handler('sendRowsAgain', 'sendAgain'),
    experimentFromRows: handler('experimentFromRows', 'newExperiment'),
    replyWithRule: handler('replyWithRule', 'replyWithRule'),
    filterByPeer: handler('filterByPeer', 'filterPeer'),
    filterByEndpoint: handler('filterByEndpoint', 'filterEndpoint'),
    followRowStream: handler('followRowStream', 'followStream'),
  };
}
