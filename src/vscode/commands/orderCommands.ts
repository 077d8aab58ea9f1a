import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

/** Commands that move the selected rows of the Sockets view up or down, as dragging does. */
export function orderCommands({ views }: CommandContext): Pick<CommandHandlers, 'moveUp' | 'moveDown'> {
  const command = (by: -1 | 1) => ({
    run: () => views.shiftSelection(by),
  });
  return { moveUp: command(-1), moveDown: command(1) };
}
