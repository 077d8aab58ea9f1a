/** The bundle `commands.cjs`: what commands do and ask. `../commandsOnDemand.ts` loads it. */
export { allCommands } from './allCommands.ts';
