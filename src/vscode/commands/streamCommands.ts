import { isDatagram } from '../../model/transports.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import type { Result } from '../../model/result.ts';
import { valueOf, requireId } from '../../app/failures/commandError.ts';
import { requireSecureArguments } from '../../app/actions/secureArguments.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { startTlsForUser } from '../prompts/startTlsForUser.ts';
import { showIfFailed } from '../ui/messages.ts';
import { canStartTls, isOpenConnection } from '../../model/endpointText.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

/** Commands on an open stream; on a listener, they act on all its connections. */
export function streamCommands({
  actions,
  ledger,
}: CommandContext): Pick<
  CommandHandlers,
  'halfClose' | 'reset' | 'pauseReading' | 'resumeReading' | 'secure'
> {
  const command = (
    title: string,
    fits: (connection: Connection) => boolean,
    act: (id: number) => Result<Endpoint>,
  ) => ({
    call: (id?: number) => valueOf(act(requireId(id))),
    run: async ({ nodes }: { readonly nodes: Parameters<typeof idsOf>[0] }) => {
      const ids = await idsOf(nodes, ledger, {
        title,
        placeholder: 'Which connection?',
        connections: (connection, { transport }) =>
          !isDatagram(transport) && isOpenConnection(connection) && fits(connection),
        none: 'No connection is open for which this can be done.',
      });
      for (const id of ids) showIfFailed(act(id));
    },
  });
  return {
    halfClose: command(
      'Half-Close',
      ({ state }) => state !== 'ended',
      (id) => actions.halfClose(id),
    ),
    reset: command(
      'Reset',
      () => true,
      (id) => actions.reset(id),
    ),
    pauseReading: command(
      'Pause Reading',
      ({ readingPaused }) => !readingPaused,
      (id) => actions.pauseReading(id),
    ),
    resumeReading: command(
      'Resume Reading',
      ({ readingPaused }) => readingPaused,
      (id) => actions.resumeReading(id),
    ),
    secure: {
      call: async (id, options) =>
        valueOf(await actions.secure(requireId(id), requireSecureArguments(options))),
      run: async ({ nodes }) => {
        const [id] = await idsOf(nodes, ledger, {
          title: 'Start TLS',
          placeholder: 'On which connection?',
          connections: canStartTls,
          none: 'No connection is open that TLS could be started on.',
        });
        if (id !== undefined) await startTlsForUser({ actions, ledger }, id);
      },
    },
  };
}
