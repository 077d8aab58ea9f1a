import { badArgument, valueOf } from '../commandError.ts';
import { askResponder } from '../prompts/askResponder.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { tellIfFailed } from '../prompts/tell.ts';
import { isOpen } from '../../model/endpointText.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import { requireId } from './requireId.ts';

/** Changes what a listener answers by itself, while it runs. */
export function responderCommand({
  actions,
  ledger,
  responderConsent,
}: CommandParts): Pick<CommandHandlers, 'setResponder'> {
  return {
    setResponder: {
      call: (id, responder) => {
        if (responder !== undefined && typeof responder !== 'string')
          throw badArgument('The responder must be rule text');
        return valueOf(actions.setResponder(requireId(id), responder));
      },
      ask: async ({ nodes }) => {
        const ids = await idsOf(nodes, ledger, {
          title: 'Set Responder',
          placeholder: 'Which listener?',
          endpoints: (endpoint) => endpoint.kind === 'listener' && isOpen(endpoint),
          none: 'No listener is open.',
        });
        const [first] = ids;
        if (first === undefined) return;
        const current = actions.endpointOf(first)?.responder ?? '';
        const responder = await askResponder({ title: 'Set Responder', current });
        if (typeof responder !== 'string' || !(await responderConsent.given(responder))) return;
        for (const id of ids) tellIfFailed(actions.setResponder(id, responder));
      },
    },
  };
}
