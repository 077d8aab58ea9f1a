import { createRequire } from 'node:module';
import type * as AllCommands from './commands/index.ts';
import type { RunnableCommands } from './commands/command.ts';
import type { CommandParts } from './commands/commandParts.ts';

const require = createRequire(import.meta.url);

/** Every command's handler. What they do, and what they ask, is loaded with the first call of any. */
export function commandsOnDemand(parts: CommandParts): () => RunnableCommands {
  let loaded: RunnableCommands | undefined;
  return () => {
    const { allCommands } = require('./commands/index.ts') as typeof AllCommands;
    return (loaded ??= allCommands(parts));
  };
}
