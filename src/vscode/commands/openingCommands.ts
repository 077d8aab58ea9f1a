/** Commands that start listeners and connect clients: over a given transport, or over one that the user chooses. */
import { defined } from '../../model/defined.ts';
import type { SocketKind } from '../../model/endpointKinds.ts';
import type { Transport } from '../../model/transports.ts';
import type { ListenOptions } from '../../app/commands/rows/commandArguments.ts';
import { forEachTransport, type OpeningCommandName } from '../../app/commands/rows/transportCommands.ts';
import { valueOf, badArgument } from '../../app/failures/commandError.ts';
import { multicastChoice, openingTitle } from '../../app/questions/transportChoices.ts';
import { askOpening } from '../prompts/askOpening.ts';
import { askAndOpen } from '../prompts/openForUser.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import type { UserAction } from './userAction.ts';

export function openingCommands(
  context: CommandContext,
): Pick<
  CommandHandlers,
  OpeningCommandName<SocketKind> | 'startMulticastListener' | 'startListener' | 'connect'
> {
  const open = async (kind: SocketKind, transport: Transport, address: unknown, responder?: string) => {
    if (typeof address !== 'string') throw badArgument('The address must be a text, such as 127.0.0.1:9998');
    const request = { kind, transport, address, ...defined({ responder }) };
    return valueOf(await context.actions.open(request));
  };
  const run =
    (kind: SocketKind, transport: Transport) =>
    async ({ inView }: UserAction) => {
      await askAndOpen(context, { kind, transport, title: openingTitle(kind, transport), inView });
    };
  return {
    ...forEachTransport('listener', (transport) => ({
      call: (address?: string, options?: ListenOptions) =>
        open('listener', transport, address, responderOf(options)),
      run: run('listener', transport),
    })),
    ...forEachTransport('client', (transport) => ({
      call: (address?: string) => open('client', transport, address),
      run: run('client', transport),
    })),
    startMulticastListener: {
      run: async ({ inView }) => {
        await askAndOpen(context, { kind: 'listener', ...multicastChoice, inView });
      },
    },
    startListener: { run: () => askOpening(context, 'listener', 'Start Listener') },
    connect: { run: () => askOpening(context, 'client', 'Connect') },
  };
}

function responderOf(options: unknown): string | undefined {
  if (options === undefined || options === null) return undefined;
  const responder: unknown =
    typeof options === 'object' && 'responder' in options ? options.responder : undefined;
  if (responder === undefined || typeof responder === 'string') return responder;
  throw badArgument('The responder must be rule text, such as echo');
}
