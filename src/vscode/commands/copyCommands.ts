/** Commands that copy what other programs need to reach an endpoint: its address, a command line, the certificate. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { saveLabCertificate } from '../../app/actions/saveLabCertificate.ts';
import { peerCommand, type PeerTool } from '../../address/peerCommand.ts';
import { rootFileName } from '../../engine/contracts/authority.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { transports } from '../../model/transports.ts';
import { CommandError, requireId } from '../../app/failures/commandError.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { showInformation } from '../ui/messages.ts';
import { userInterface } from '../ui/userInterface.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import type { UserAction } from './userAction.ts';

export function copyCommands({
  engine,
  authorityFolder,
  ledger,
  startables,
}: CommandContext): Pick<
  CommandHandlers,
  'copyAddress' | 'copyAsNetcat' | 'copyAsCurl' | 'copyAsPython' | 'saveLabCertificate'
> {
  const rootFile = join(authorityFolder, rootFileName);
  const addressOf = (id: number): string | undefined =>
    ledger.endpoint(id, 0)?.address ?? ledger.connection(id)?.remote;
  const lineOf = (tool: PeerTool) => (id: number) => {
    const endpoint = ledger.endpoint(id, 0);
    return endpoint === undefined
      ? undefined
      : peerCommand(tool, endpoint.address, rootOf(endpoint, rootFile));
  };
  const savedAddresses = (keys: readonly string[]) => keys.map((key) => startables.get(key)?.address);
  const command = (title: string, textOf: (id: number) => string | undefined, none: string) => ({
    call: async (id?: number) => {
      const text = textOf(requireId(id));
      if (text === undefined || text === '') throw nothingToCopy(id, none);
      await vscode.env.clipboard.writeText(text);
      return text;
    },
    run: async ({ nodes, startables: keys }: UserAction) => {
      // Only the key is pressed on rows of what is not open, and it is for addresses.
      const saved = savedAddresses(keys);
      const question = {
        title,
        placeholder: 'Of which endpoint?',
        endpoints: ({ id }: Endpoint) => textOf(id) !== undefined,
        none,
      };
      const ids = nodes.length === 0 && saved.length > 0 ? [] : await idsOf(nodes, ledger, question);
      if (ids.length + saved.length === 0) return;
      const texts = [...ids.map(textOf), ...saved].filter((text) => text !== undefined && text !== '');
      if (texts.length === 0) showInformation(none);
      else await vscode.env.clipboard.writeText(texts.join('\n'));
    },
  });
  return {
    copyAddress: command('Copy Address', addressOf, 'There is no endpoint yet.'),
    copyAsNetcat: command('Copy as nc Command', lineOf('nc'), 'There is no endpoint that nc can talk to.'),
    copyAsCurl: command(
      'Copy as curl Command',
      lineOf('curl'),
      'There is no endpoint that curl can talk to.',
    ),
    copyAsPython: command(
      'Copy as Python Command',
      lineOf('python'),
      'There is no endpoint that a line of Python can talk to.',
    ),
    saveLabCertificate: { run: () => saveLabCertificate({ engine, userInterface }) },
  };
}

/** The certificate to trust where an endpoint presents one of the lab's authority. */
function rootOf({ transport, requested }: Endpoint, rootFile: string): string | undefined {
  const isOurs = transports[transport].encrypted && !/[?&]cert=/.test(requested);
  return isOurs ? rootFile : undefined;
}

function nothingToCopy(id: unknown, none: string): CommandError {
  return new CommandError({
    code: 'ENOTCONN',
    message: `There is nothing to copy of #${String(id)}`,
    advice: none,
  });
}
