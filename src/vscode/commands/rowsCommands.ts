import type { RowsCommand } from '../../page/listMessages.ts';
import { showInformation } from '../ui/messages.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import type { CommandName } from '../../app/commands/commandTable.ts';

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
export function rowsCommands({ views }: CommandContext): Pick<CommandHandlers, RowsCommandName> {
  const handler = (command: RowsCommand) => ({
    run: () => {
      if (!views.rowsCommand(command))
        showInformation('Select a row in the Traffic view or an inspector first.');
    },
  });
  return {
    copyRows: handler('copyText'),
    copyRowsAsHex: handler('copyHex'),
    copyRowsAsPayload: handler('copyPayload'),
    copyRowsAsJson: handler('copyJson'),
    sendRowsAgain: handler('sendAgain'),
    experimentFromRows: handler('newExperiment'),
    replyWithRule: handler('replyWithRule'),
    filterByPeer: handler('filterPeer'),
    filterByEndpoint: handler('filterEndpoint'),
    followRowStream: handler('followStream'),
  };
}
