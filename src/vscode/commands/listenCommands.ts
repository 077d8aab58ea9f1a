import { valueOf, badArgument } from '../../app/failures/commandError.ts';
import { askOpening, type TransportChoice } from '../prompts/askOpening.ts';
import { askAndOpen } from '../prompts/openForUser.ts';
import type { CommandHandlers, UserAction } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import type { ListenOptions } from '../../app/commands/rows/commandArguments.ts';

export function listenCommands(
  parts: CommandParts,
): Pick<CommandHandlers, 'startTcpListener' | 'startUdpListener' | 'startUnixListener' | 'startListener'> {
  const command = ({ transport, title }: TransportChoice) => ({
    call: async (address?: string, options?: ListenOptions) => {
      const responder = responderOf(options);
      if (typeof address !== 'string')
        throw badArgument('The address must be a text, such as 127.0.0.1:9998');
      return valueOf(
        await parts.actions.open({
          kind: 'listener',
          transport,
          address,
          ...(responder === undefined ? {} : { responder }),
        }),
      );
    },
    run: async ({ inView }: UserAction) => {
      await askAndOpen(parts, { kind: 'listener', transport, title, inView });
    },
  });
  return {
    startTcpListener: command(choices[0]),
    startUdpListener: command(choices[1]),
    startUnixListener: command(choices[2]),
    startListener: {
      run: () => askOpening(parts, 'listener', 'Start Listener', choices),
    },
  };
}

const choices = [
  {
    transport: 'tcp',
    label: 'TCP',
    description: 'A stream of bytes, in order and complete',
    title: 'Start TCP Listener',
  },
  {
    transport: 'udp',
    label: 'UDP',
    description: 'Single datagrams, as they come',
    title: 'Start UDP Listener',
  },
  {
    transport: 'unix',
    label: 'Unix',
    description: 'A stream between programs on this machine',
    title: 'Start Unix Listener',
  },
] as const satisfies readonly TransportChoice[];

function responderOf(options: unknown): string | undefined {
  if (options === undefined || options === null) return undefined;
  const responder: unknown =
    typeof options === 'object' && 'responder' in options ? options.responder : undefined;
  if (responder === undefined || typeof responder === 'string') return responder;
  throw badArgument('The responder must be rule text, such as echo');
}
