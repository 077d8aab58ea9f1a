/** Shows the bytes of one connection as a stream. */
import { isClient } from '../../model/endpointKinds.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { badArgument, requireId } from '../../app/failures/commandError.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { showInformation } from '../ui/messages.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

export function followStreamCommand({
  ledger,
  views,
}: CommandContext): Pick<CommandHandlers, 'followStream'> {
  return {
    followStream: {
      call: async (id) => {
        const connection = connectionOf(ledger, requireId(id));
        if (connection === undefined)
          throw badArgument('followStream takes the number of a connection, or of a client that has had one');
        await views.followStream(connection);
      },
      run: async ({ nodes }) => {
        const [id] = await idsOf(nodes.slice(0, 1), ledger, {
          title: 'Follow Stream',
          placeholder: 'Of which connection?',
          connections: () => true,
          none: 'There is no connection to follow: start a listener or connect first.',
        });
        if (id === undefined) return;
        const connection = connectionOf(ledger, id);
        if (connection === undefined) showInformation('It has no connection to follow yet.');
        else await views.followStream(connection);
      },
    },
  };
}

/** The connection itself, or the latest one of a client. */
function connectionOf(ledger: Ledger, id: number): number | undefined {
  if (ledger.connection(id) !== undefined) return id;
  const endpoint = ledger.endpoint(id);
  if (endpoint === undefined || !isClient(endpoint.kind)) return undefined;
  return endpoint.connections.reduce<number | undefined>(
    (latest, one) => Math.max(latest ?? 0, one.id),
    undefined,
  );
}
