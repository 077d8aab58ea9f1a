/** Starts relays, and sends to either side of what they have joined. */
import { relayRequest } from '../../app/actions/programRelay.ts';
import { valueOf } from '../../app/failures/commandError.ts';
import { nodeId } from '../../app/sockets/socketNodes.ts';
import { sendForUser } from '../prompts/sendForUser.ts';
import { startRelayForUser } from '../prompts/startRelayForUser.ts';
import { showInformation } from '../ui/messages.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import type { UserAction } from './userAction.ts';

export function relayCommands(
  context: CommandContext,
): Pick<CommandHandlers, 'startRelay' | 'sendToClient' | 'sendToTarget'> {
  const { actions, ledger } = context;
  const send = (side: 'client' | 'target') => ({
    run: async ({ nodes: [node] }: UserAction) => {
      const accepted = node === undefined ? undefined : nodeId(node);
      const connecting = accepted === undefined ? undefined : ledger.connection(accepted)?.pair;
      const to = side === 'client' ? accepted : connecting;
      if (to === undefined) showInformation(`The ${side} is not connected.`);
      else await sendForUser(context, to);
    },
  });
  return {
    startRelay: {
      call: async (address, target, options) =>
        valueOf(await actions.open(relayRequest(address, target, options))),
      run: ({ inView }) => startRelayForUser(context, inView),
    },
    sendToClient: send('client'),
    sendToTarget: send('target'),
  };
}
