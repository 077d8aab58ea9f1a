import type { RowsWish } from '../../page/trafficMessages.ts';
import { badArgument } from '../../app/commandError.ts';
import { tell } from '../prompts/tell.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import type { CommandName } from './commandTable.ts';

type RowsCommand = Extract<
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
export function rowsCommands({ views }: CommandParts): Pick<CommandHandlers, RowsCommand> {
  const command = (name: RowsCommand, wish: RowsWish) => ({
    call: () => {
      throw badArgument(`${name} takes no arguments: it is about the selected rows of a traffic page`);
    },
    ask: () => {
      if (!views.rowsWish(wish)) tell('Select a row in the Traffic view or an inspector first.');
    },
  });
  return {
    copyRows: command('copyRows', 'copyText'),
    copyRowsAsHex: command('copyRowsAsHex', 'copyHex'),
    copyRowsAsPayload: command('copyRowsAsPayload', 'copyPayload'),
    copyRowsAsJson: command('copyRowsAsJson', 'copyJson'),
    sendRowsAgain: command('sendRowsAgain', 'sendAgain'),
    experimentFromRows: command('experimentFromRows', 'newExperiment'),
    replyWithRule: command('replyWithRule', 'replyWithRule'),
    filterByPeer: command('filterByPeer', 'filterPeer'),
    filterByEndpoint: command('filterByEndpoint', 'filterEndpoint'),
    followRowStream: command('followRowStream', 'followStream'),
  };
}
