import { badArgument, valueOf } from '../../app/failures/commandError.ts';
import { askOpening, type TransportChoice } from '../prompts/askOpening.ts';
import { askAndOpen } from '../prompts/openForUser.ts';
import type { CommandHandlers, UserAction } from './command.ts';
import type { CommandParts } from './commandParts.ts';

export function connectCommands(
  parts: CommandParts,
): Pick<CommandHandlers, 'connectTcp' | 'connectUdp' | 'connectUnix' | 'connect'> {
  const command = ({ transport, title }: TransportChoice) => ({
    call: async (address?: string) => {
      if (typeof address !== 'string')
        throw badArgument('The address must be a text, such as 127.0.0.1:9998');
      return valueOf(await parts.actions.open({ kind: 'client', transport, address }));
    },
    run: async ({ inView }: UserAction) => {
      await askAndOpen(parts, { kind: 'client', transport, title, inView });
    },
  });
  return {
    connectTcp: command(choices[0]),
    connectUdp: command(choices[1]),
    connectUnix: command(choices[2]),
    connect: {
      run: () => askOpening(parts, 'client', 'Connect', choices),
    },
  };
}

const choices = [
  {
    transport: 'tcp',
    label: 'TCP',
    description: 'A stream of bytes, in order and complete',
    title: 'Connect over TCP',
  },
  {
    transport: 'udp',
    label: 'UDP',
    description: 'Single datagrams to one address',
    title: 'Connect over UDP',
  },
  {
    transport: 'unix',
    label: 'Unix',
    description: 'A stream to a program on this machine',
    title: 'Connect over Unix Socket',
  },
] as const satisfies readonly TransportChoice[];
