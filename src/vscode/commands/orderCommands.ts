import { rootKey, startableKey } from '../../app/sockets/rootKeys.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import type { UserAction } from './userAction.ts';

/** Commands that move rows of the Sockets view up or down, as dragging does. */
export function orderCommands({ views }: CommandContext): Pick<CommandHandlers, 'moveUp' | 'moveDown'> {
  const command = (by: -1 | 1) => ({
    run: ({ nodes, startables }: UserAction) =>
      views.shiftRows([...nodes.map(rootKey), ...startables.map(startableKey)], by),
  });
  return { moveUp: command(-1), moveDown: command(1) };
}
