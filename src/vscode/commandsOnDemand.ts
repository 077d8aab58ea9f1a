import { createRequire } from 'node:module';
import type * as AllCommands from './commands/index.ts';
import type { CommandHandler, CommandHandlers } from './commands/command.ts';
import type { CommandParts } from './commands/commandParts.ts';
import { commandNames, type CommandName } from './commands/commandTable.ts';

const require = createRequire(import.meta.url);

/** Every command's handler. What they do, and what they ask, is loaded with the first call of any. */
export function commandsOnDemand(parts: CommandParts): CommandHandlers {
  let loaded: CommandHandlers | undefined;
  const all = (): CommandHandlers => {
    const { allCommands } = require('./commands/index.ts') as typeof AllCommands;
    return (loaded ??= allCommands(parts));
  };
  const handler = <Name extends CommandName>(name: Name): CommandHandler<Name> => ({
    call: (...args) => all()[name].call(...args),
    ask: (action) => all()[name].ask(action),
  });
  // The names are all of them, by the type of their table.
  return Object.fromEntries(commandNames.map((name) => [name, handler(name)])) as unknown as CommandHandlers;
}
