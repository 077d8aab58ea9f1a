/** Commands that send a payload, and choose the target. */
import {
  badArgument,
  CommandError,
  valueOf,
  problemFailure,
  requireFormat,
  requireId,
} from '../../app/failures/commandError.ts';
import { sendForUser } from '../prompts/sendForUser.ts';
import { askTarget, targetForUser } from '../prompts/askTarget.ts';
import { requireTarget } from '../../app/targets/requireTarget.ts';
import { nodeId } from '../../app/sockets/socketNodes.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

export function sendCommands(context: CommandContext): Pick<CommandHandlers, 'send' | 'chooseTarget'> {
  const { actions, sends, target } = context;
  return {
    send: {
      call: async (what) => {
        // A program may pass anything.
        const given: unknown = what;
        if (what === undefined || typeof given !== 'object' || given === null) {
          throw badArgument('send takes { to?, payload, format? }');
        }
        const payload: unknown = what.payload;
        const format = requireFormat(what.format);
        if (typeof payload !== 'string' && !(payload instanceof Uint8Array))
          throw badArgument('The payload must be a text or a Uint8Array');
        if (typeof payload !== 'string')
          return valueOf(actions.send(requireTarget(target, what.to), payload));
        const to = what.to === undefined ? target.current() : requireId(what.to);
        const composed = sends.compose(to, { text: payload, format, lineEnding: 'none' });
        if (!composed.ok) throw new CommandError(problemFailure(payload, composed.problems[0]));
        return valueOf(await sends.sendComposed(requireTarget(target, what.to), composed.value));
      },
      run: async ({ nodes }) => {
        const [node] = nodes;
        const to = node === undefined ? await targetForUser(context) : nodeId(node);
        if (to !== undefined) await sendForUser(context, to);
      },
    },
    chooseTarget: {
      call: (id) => {
        const to = requireId(id);
        if (!target.canSend(to))
          throw new CommandError({
            code: 'ENOTCONN',
            message: `Nothing can be sent to ${target.labelOf(to)}`,
          });
        target.choose(to);
        return to;
      },
      run: async ({ nodes }) => {
        const [node] = nodes;
        if (node === undefined) await askTarget(context);
        else target.choose(nodeId(node));
      },
    },
  };
}
