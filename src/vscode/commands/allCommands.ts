import { closeCommands } from './closeCommands.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import { connectCommands } from './connectCommands.ts';
import { copyCommands } from './copyCommands.ts';
import { editorSendCommands } from './editorSendCommands.ts';
import { followStreamCommand } from './followStreamCommand.ts';
import { listenCommands } from './listenCommands.ts';
import { experimentCommands } from './experimentCommands.ts';
import { lookCommands } from './lookCommands.ts';
import { offerCommands } from './offerCommands.ts';
import { orderCommands } from './orderCommands.ts';
import { payloadEditorCommands } from './payloadEditorCommands.ts';
import { repeatCommands } from './repeatCommands.ts';
import { responderCommand } from './responderCommand.ts';
import { resendCommand } from './resendCommand.ts';
import { rowsCommands } from './rowsCommands.ts';
import { savedPayloadCommands } from './savedPayloadCommands.ts';
import { sendCommands } from './sendCommands.ts';
import { sendFileCommand } from './sendFileCommand.ts';
import { streamCommands } from './streamCommands.ts';

/** Every command's handler. One that is missing does not compile. */
export function allCommands(parts: CommandParts): CommandHandlers {
  return {
    ...listenCommands(parts),
    ...connectCommands(parts),
    ...sendCommands(parts),
    ...editorSendCommands(parts),
    ...payloadEditorCommands(parts),
    ...sendFileCommand(parts),
    ...resendCommand(parts),
    ...savedPayloadCommands(parts),
    ...repeatCommands(parts),
    ...closeCommands(parts),
    ...streamCommands(parts),
    ...responderCommand(parts),
    ...lookCommands(parts),
    ...followStreamCommand(parts),
    ...copyCommands(parts),
    ...offerCommands(parts),
    ...orderCommands(parts),
    ...experimentCommands(parts),
    ...rowsCommands(parts),
  };
}
