/** The actions in the title bar of the Traffic view. */
import {
  commandNames,
  commandTable,
  type CommandName,
  type TrafficViewCommandName,
} from '../../app/commands/commandTable.ts';
import { showInformation } from '../ui/messages.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

export function trafficViewCommands({
  views,
}: CommandContext): Pick<CommandHandlers, TrafficViewCommandName | 'showAllTraffic'> {
  const handler = (name: TrafficViewCommandName) => ({
    run: () => {
      if (!views.viewCommand(commandTable[name].viewCommand)) showInformation('Open the Traffic view first.');
    },
  });
  const handlers = commandNames.filter(actsOnView).map((name) => [name, handler(name)] as const);
  return {
    ...(Object.fromEntries(handlers) as Record<TrafficViewCommandName, ReturnType<typeof handler>>),
    showAllTraffic: { run: () => views.showAllTraffic() },
  };
}

function actsOnView(name: CommandName): name is TrafficViewCommandName {
  return 'viewCommand' in commandTable[name];
}
