import { badArgument } from '../../app/failures/commandError.ts';
import { commandNames, commandTable, type CommandName } from '../../app/commands/commandTable.ts';
import { needsRow } from '../../app/commands/rowCommand.ts';
import { closeCommands } from './closeCommands.ts';
import type { CommandHandlers, RunnableCommand, RunnableCommands } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import { copyCommands } from './copyCommands.ts';
import { editorSendCommands } from './editorSendCommands.ts';
import { faultCommands } from './faultCommands.ts';
import { heldCommands } from './heldCommands.ts';
import { followStreamCommand } from './followStreamCommand.ts';
import { openingCommands } from './openingCommands.ts';
import { experimentCommands } from './experimentCommands.ts';
import { inspectorCommands } from './inspectorCommands.ts';
import { startableCommands } from './startableCommands.ts';
import { orderCommands } from './orderCommands.ts';
import { payloadEditorCommands } from './payloadEditorCommands.ts';
import { relayCommands } from './relayCommands.ts';
import { repeatCommands } from './repeatCommands.ts';
import { responderCommand } from './responderCommand.ts';
import { resendCommand } from './resendCommand.ts';
import { rowsCommands } from './rowsCommands.ts';
import { savedPayloadCommands } from './savedPayloadCommands.ts';
import { sendCommands } from './sendCommands.ts';
import { sendFileCommand } from './sendFileCommand.ts';
import { trafficViewCommands } from './trafficViewCommands.ts';
import { streamCommands } from './streamCommands.ts';

/** Every command's handler. A missing one is a compile error. */
export function allCommands(context: CommandContext): RunnableCommands {
  const handlers: CommandHandlers = {
    ...openingCommands(context),
    ...relayCommands(context),
    ...faultCommands(context),
    ...heldCommands(context),
    ...sendCommands(context),
    ...editorSendCommands(context),
    ...payloadEditorCommands(context),
    ...sendFileCommand(context),
    ...resendCommand(context),
    ...savedPayloadCommands(context),
    ...repeatCommands(context),
    ...closeCommands(context),
    ...streamCommands(context),
    ...responderCommand(context),
    ...inspectorCommands(context),
    ...followStreamCommand(context),
    ...copyCommands(context),
    ...startableCommands(context),
    ...orderCommands(context),
    ...experimentCommands(context),
    ...rowsCommands(context),
    ...trafficViewCommands(context),
  };
  const runnable = commandNames.map((name) => [name, runnableCommand(name, handlers[name])] as const);
  // The type of the table guarantees that all names are there.
  return Object.fromEntries(runnable) as RunnableCommands;
}

/** A command that programs cannot call rejects arguments. */
function runnableCommand(name: CommandName, handler: CommandHandlers[CommandName]): RunnableCommand {
  const row = commandTable[name];
  if ('call' in handler) return { ...handler, needsRow: needsRow(row) };
  const reason = 'peopleOnly' in row ? `: ${row.peopleOnly}` : '';
  return {
    needsRow: needsRow(row),
    run: (action) => handler.run(action),
    call: () => {
      throw badArgument(`${name} takes no arguments${reason}`);
    },
  };
}
