/** Every command's handler, loaded on the first call of any: they and their prompts are most of the extension. */
import { loadExpressions } from '../../engine/expressions/expressionEngine.ts';
import type { ComposedSends } from '../../app/actions/composedSends.ts';
import type { RunnableCommands } from './command.ts';
import type { CommandContext } from './commandContext.ts';

interface LateCommandContext extends Omit<CommandContext, 'sends'> {
  readonly sends: () => Promise<ComposedSends>;
}

export function lateCommands(context: LateCommandContext): () => Promise<RunnableCommands> {
  let loading: Promise<RunnableCommands> | undefined;
  const load = async (): Promise<RunnableCommands> => {
    const [{ allCommands }, sends] = await Promise.all([
      import('./allCommands.ts'),
      context.sends(),
      loadExpressions(),
    ]);
    return allCommands({ ...context, sends });
  };
  return () => (loading ??= load());
}
