import type { Transport } from '../../model/address.ts';
import { valueOf, badArgument } from '../commandError.ts';
import { askChoice, back } from '../prompts/ask.ts';
import { askAndOpen } from '../prompts/openForUser.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import type { ListenOptions } from './commandTable.ts';

export function listenCommands(
  parts: CommandParts,
): Pick<CommandHandlers, 'startTcpListener' | 'startUdpListener' | 'startUnixListener' | 'startListener'> {
  const command = (transport: Transport) => ({
    call: async (address?: string, options?: ListenOptions) => {
      const responder = responderOf(options);
      if (typeof address !== 'string')
        throw badArgument('The address must be a text, such as 127.0.0.1:9998');
      return valueOf(
        await parts.actions.open({
          role: 'listener',
          transport,
          address,
          ...(responder === undefined ? {} : { responder }),
        }),
      );
    },
    ask: async () => {
      await askAndOpen(parts, { role: 'listener', transport, title: titles[transport] });
    },
  });
  return {
    startTcpListener: command('tcp'),
    startUdpListener: command('udp'),
    startUnixListener: command('unix'),
    startListener: {
      call: () => {
        throw badArgument(
          'startListener takes no arguments; startTcpListener, startUdpListener and startUnixListener do',
        );
      },
      ask: async () => {
        for (;;) {
          const transport = await askChoice({
            title: 'Start Listener',
            placeholder: 'Over which transport?',
            choices,
          });
          if (transport === undefined || transport === back) return;
          const opening = { role: 'listener', transport, title: titles[transport], canGoBack: true } as const;
          if ((await askAndOpen(parts, opening)) !== back) return;
        }
      },
    },
  };
}

const titles = {
  tcp: 'Start TCP Listener',
  tls: 'Start TLS Listener',
  udp: 'Start UDP Listener',
  unix: 'Start Unix Listener',
} as const;

const choices = [
  { label: 'TCP', description: 'A stream of bytes, in order and complete', choose: 'tcp' },
  { label: 'UDP', description: 'Single datagrams, as they come', choose: 'udp' },
  { label: 'Unix', description: 'A stream between programs on this machine', choose: 'unix' },
] as const satisfies readonly { label: string; description: string; choose: Transport }[];

function responderOf(options: unknown): string | undefined {
  if (options === undefined || options === null) return undefined;
  const responder: unknown =
    typeof options === 'object' && 'responder' in options ? options.responder : undefined;
  if (responder === undefined || typeof responder === 'string') return responder;
  throw badArgument('The responder must be rule text, such as echo');
}
