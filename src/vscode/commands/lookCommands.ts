import * as vscode from 'vscode';
import { CommandError } from '../commandError.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { nodeId } from '../trees/socketNodes.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import { requireId } from './requireId.ts';

/** Commands that look, and change no socket. */
export function lookCommands({
  ledger,
  store,
  views,
}: CommandParts): Pick<CommandHandlers, 'openInspector' | 'clearCapture' | 'copyAddress'> {
  const addressOf = (id: number): string | undefined =>
    ledger.endpoint(id, 0)?.address ?? ledger.connection(id)?.remote;
  return {
    openInspector: {
      call: (id) => views.openInspector(requireId(id)),
      ask: ({ nodes: [node] }) => views.openInspector(node === undefined ? undefined : nodeId(node)),
    },
    clearCapture: {
      call: () => store.clear(),
      ask: () => store.clear(),
    },
    copyAddress: {
      call: async (id) => {
        const address = addressOf(requireId(id));
        if (address === undefined)
          throw new CommandError({ code: 'ENOTCONN', message: `There is no #${String(id)}` });
        await vscode.env.clipboard.writeText(address);
        return address;
      },
      ask: async ({ nodes }) => {
        const ids = await idsOf(nodes, ledger, {
          title: 'Copy Address',
          placeholder: 'Whose address?',
          endpoints: () => true,
          none: 'There is no endpoint yet.',
        });
        const addresses = ids.map(addressOf).filter((address) => address !== undefined && address !== '');
        if (addresses.length > 0) await vscode.env.clipboard.writeText(addresses.join('\n'));
      },
    },
  };
}
