/** Every command's handler, loaded with the first call of any: what they do and ask is most of the extension. */
import { loadExpressions } from '../../engine/expressions/expressionEngine.ts';
import type { ComposedSends } from '../../app/actions/composedSends.ts';
import type { RunnableCommands } from './command.ts';
import type { CommandParts } from './commandParts.ts';

interface LateCommandParts extends Omit<CommandParts, 'sends'> {
  readonly sends: () => Promise<ComposedSends>;
}

export function lateCommands(parts: LateCommandParts): () => Promise<RunnableCommands> {
  let loading: Promise<RunnableCommands> | undefined;
  const load = async (): Promise<RunnableCommands> => {
    const [{ allCommands }, sends] = await Promise.all([
      import('./allCommands.ts'),
      parts.sends(),
      loadExpressions(),
    ]);
    return allCommands({ ...parts, sends });
  };
  return () => (loading ??= load());
}
