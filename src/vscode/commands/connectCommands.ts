import type { Transport } from '../../model/address.ts';
import { badArgument, valueOf } from '../commandError.ts';
import { askChoice, back } from '../prompts/ask.ts';
import { askAndOpen } from '../prompts/openForUser.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';

export function connectCommands(
  parts: CommandParts,
): Pick<CommandHandlers, 'connectTcp' | 'connectUdp' | 'connectUnix' | 'connect'> {
  const command = (transport: Transport) => ({
    call: async (address?: string) => {
      if (typeof address !== 'string')
        throw badArgument('The address must be a text, such as 127.0.0.1:9998');
      return valueOf(await parts.actions.open({ role: 'client', transport, address }));
    },
    ask: async () => {
      await askAndOpen(parts, { role: 'client', transport, title: titles[transport] });
    },
  });
  return {
    connectTcp: command('tcp'),
    connectUdp: command('udp'),
    connectUnix: command('unix'),
    connect: {
      call: () => {
        throw badArgument('connect takes no arguments; connectTcp, connectUdp and connectUnix do');
      },
      ask: async () => {
        for (;;) {
          const transport = await askChoice({
            title: 'Connect',
            placeholder: 'Over which transport?',
            choices,
          });
          if (transport === undefined || transport === back) return;
          const opening = { role: 'client', transport, title: titles[transport], canGoBack: true } as const;
          if ((await askAndOpen(parts, opening)) !== back) return;
        }
      },
    },
  };
}

const titles = {
  tcp: 'Connect over TCP',
  tls: 'Connect over TLS',
  udp: 'Connect over UDP',
  unix: 'Connect over Unix Socket',
} as const;

const choices = [
  { label: 'TCP', description: 'A stream of bytes, in order and complete', choose: 'tcp' },
  { label: 'UDP', description: 'Single datagrams to one address', choose: 'udp' },
  { label: 'Unix', description: 'A stream to a program on this machine', choose: 'unix' },
] as const satisfies readonly { label: string; description: string; choose: Transport }[];
