import { setResponderForUser } from '../prompts/setResponderForUser.ts';
import { responds } from '../../model/endpointKinds.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { isOpen } from '../../model/endpointText.ts';
import { badArgument, CommandError, valueOf, requireId } from '../../app/failures/commandError.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { editResponder } from '../ui/responderDocument.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

/** The command that changes a listener's responder while it runs. */
export function responderCommand({
  actions,
  ledger,
  responderConsent,
}: CommandContext): Pick<CommandHandlers, 'setResponder' | 'editResponder'> {
  const question = (title: string) => ({
    title,
    placeholder: 'Which listener?',
    endpoints: (endpoint: Endpoint) => responds(endpoint.kind) && isOpen(endpoint),
    none: 'No listener is open.',
  });
  return {
    setResponder: {
      call: async (id, responder) => {
        if (responder !== undefined && typeof responder !== 'string')
          throw badArgument('The responder must be rule text');
        return valueOf(await actions.setResponder(requireId(id), responder));
      },
      run: async ({ nodes }) => {
        const ids = await idsOf(nodes, ledger, question('Set Responder'));
        if (ids.length > 0) await setResponderForUser({ actions, responderConsent }, ids);
      },
    },
    editResponder: {
      call: async (id) => {
        const endpoint = actions.endpointOf(requireId(id));
        if (endpoint !== undefined && responds(endpoint.kind)) return editResponder(endpoint);
        throw new CommandError({
          code: 'ENOTCONN',
          message: `There is no listener with the number ${String(id)}`,
        });
      },
      run: async ({ nodes }) => {
        const [id] = await idsOf(nodes, ledger, question('Edit Responder Rules'));
        const endpoint = actions.endpointOf(id ?? -1);
        if (endpoint !== undefined) await editResponder(endpoint);
      },
    },
  };
}
