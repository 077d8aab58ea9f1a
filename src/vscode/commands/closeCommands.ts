/** Commands that close, restart and remove endpoints and connections. */
import { accepts } from '../../model/endpointKinds.ts';
import { requireId, valueOf } from '../../app/failures/commandError.ts';
import { nodeId } from '../../app/sockets/socketNodes.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { bothSides } from '../../app/targets/bothSides.ts';
import { hasKey } from '../../model/faultList.ts';
import { showFailure, showIfFailed } from '../ui/messages.ts';
import { isOpen, isOpenConnection } from '../../model/endpointText.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

export function closeCommands({
  actions,
  faults: relayFaults,
  ledger,
  startables,
}: CommandContext): Pick<
  CommandHandlers,
  'stop' | 'stopAll' | 'restart' | 'remove' | 'removeClosed' | 'stopOrRemove'
> {
  return {
    stop: {
      call: async (id) => valueOf(await actions.stop(requireId(id))),
      run: async ({ nodes }) => {
        const ids = await idsOf(nodes, ledger, {
          title: 'Stop',
          placeholder: 'What should be closed?',
          endpoints: isOpen,
          connections: (connection, { kind }) => accepts(kind) && isOpenConnection(connection),
          none: 'Nothing is open.',
        });
        const all = ids.flatMap((id) => bothSides(ledger, id));
        for (const result of await Promise.all(all.map((id) => actions.stop(id)))) showIfFailed(result);
      },
    },
    stopAll: {
      call: () => actions.stopAll(),
      run: () => actions.stopAll(),
    },
    restart: {
      call: async (id) => valueOf(await actions.restart(requireId(id))),
      run: async ({ nodes }) => {
        const ids = await idsOf(nodes, ledger, {
          title: 'Restart',
          placeholder: 'What should be opened again?',
          endpoints: () => true,
          none: 'There is nothing to open again.',
        });
        for (const result of await Promise.all(ids.map((id) => actions.restart(id)))) {
          if (!result.ok && result.failure.code !== 'ABORT_ERR') void showFailure(result.failure);
        }
      },
    },
    remove: {
      call: async (id) => valueOf(await actions.remove(requireId(id))),
      run: async ({ nodes }) => {
        const ids = await idsOf(nodes, ledger, {
          title: 'Remove',
          placeholder: 'What should be taken off the list?',
          endpoints: (endpoint) => !isOpen(endpoint),
          none: 'Nothing is closed.',
        });
        for (const result of await Promise.all(ids.map((id) => actions.remove(id)))) showIfFailed(result);
      },
    },
    stopOrRemove: {
      run: async ({ nodes, startables: keys, faults }) => {
        startables.forget(keys);
        for (const { endpoint, fault } of faults) showIfFailed(relayFaults.remove(endpoint, hasKey(fault)));
        const isOver = (id: number) => {
          const endpoint = ledger.endpoint(id, 0);
          return endpoint !== undefined && !isOpen(endpoint);
        };
        const ids = nodes.map(nodeId).flatMap((id) => bothSides(ledger, id));
        const acts = ids.map((id) => (isOver(id) ? actions.remove(id) : actions.stop(id)));
        for (const result of await Promise.all(acts)) showIfFailed(result);
      },
    },
    removeClosed: {
      call: () => actions.removeClosed(),
      run: () => actions.removeClosed(),
    },
  };
}
