import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

/** What dragging does, by keyboard: the selected rows of the Sockets view one place up or down. */
export function orderCommands({ views }: CommandContext): Pick<CommandHandlers, 'moveUp' | 'moveDown'> {
  const command = (by: -1 | 1) => ({
    run: () => views.shiftSelection(by),
  });
  return { moveUp: command(-1), moveDown: command(1) };
}
