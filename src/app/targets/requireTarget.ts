import { CommandError, requireId } from '../failures/commandError.ts';
import type { SendTarget } from './sendTarget.ts';
import { unreachableSentence } from './unreachableTarget.ts';

/** The target of a program's send: the given one, otherwise the current one. */
export function requireTarget(target: SendTarget, to: unknown): number {
  if (to !== undefined) return requireId(to);
  const state = target.state();
  if (state.kind === 'set') return state.id;
  const message =
    state.kind === 'unreachable'
      ? unreachableSentence(state)
      : state.kind === 'none'
        ? 'There is nothing to send to'
        : 'No target is chosen, and there is not exactly one to choose';
  throw new CommandError({
    code: 'EDESTADDRREQ',
    message,
    advice: 'Say which in "to", or run chooseTarget.',
  });
}
