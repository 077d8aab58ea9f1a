/** The command that sends the last payload again, a row's own where it has one. A file is read again. */
import * as vscode from 'vscode';
import type { Failure } from '../../model/result.ts';
import { formatBytes } from '../../model/units.ts';
import { CommandError, valueOf, requireId } from '../../app/failures/commandError.ts';
import { targetForUser } from '../prompts/askTarget.ts';
import { showFailure } from '../ui/messages.ts';
import { openSource } from '../ui/openSource.ts';
import { sendFileForUser } from '../prompts/sendFileForUser.ts';
import { sentPayloadsLimitBytes, type SentPayload } from '../../app/actions/sentPayloads.ts';
import { targetId } from '../../app/targets/targetId.ts';
import { nodeId } from '../../app/sockets/socketNodes.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

const outcomeMs = 4000;

export function resendCommand(context: CommandContext): Pick<CommandHandlers, 'sendAgain'> {
  const { actions, ledger, target } = context;

  const sendForUser = async (to: number, payload: SentPayload | undefined): Promise<void> => {
    if (payload?.kind === 'file') {
      await sendFileForUser(context, vscode.Uri.parse(payload.uri, true), to);
      return;
    }
    const failure = notKept(payload);
    if (payload?.kind !== 'bytes' || failure !== undefined) {
      if (failure !== undefined) void showFailure(failure);
      return;
    }
    const sent = actions.send(to, payload.bytes);
    if (!sent.ok) void showFailure(sent.failure);
    else
      vscode.window.setStatusBarMessage(
        `Sent ${formatBytes(sent.value.bytes)} again, to ${target.labelOf(to)}`,
        outcomeMs,
      );
  };

  return {
    sendAgain: {
      call: async (id) => {
        const to = requireId(id);
        const payload = actions.sent.last(targetId(ledger, to));
        if (payload?.kind === 'bytes') return valueOf(actions.send(to, payload.bytes));
        if (payload?.kind !== 'file') throw new CommandError(notKept(payload) ?? nothingSent);
        const source = valueOf(await openSource(vscode.Uri.parse(payload.uri, true)));
        const { bytes } = valueOf(await actions.sendSource(to, source));
        return { bytes };
      },
      run: async ({ nodes }) => {
        for (const node of nodes) {
          const to = nodeId(node);
          target.choose(to);
          await sendForUser(to, actions.sent.last(targetId(ledger, to)));
        }
        if (nodes.length > 0) return;
        // Before the prompt, during which another payload may be sent.
        const payload = actions.sent.last();
        if (payload === undefined) {
          void showFailure(nothingSent);
          return;
        }
        const to = await targetForUser(context);
        if (to !== undefined) await sendForUser(to, payload);
      },
    },
  };
}

const nothingSent: Failure = {
  code: 'ERR_NOTHING_SENT',
  message: 'Nothing has been sent yet that could be sent again',
  advice: 'Send something first, from the composer, an editor or the palette.',
};

/** Why a payload cannot be sent again; undefined: it can. */
function notKept(payload: SentPayload | undefined): Failure | undefined {
  if (payload === undefined) return nothingSent;
  if (payload.kind !== 'tooLarge') return undefined;
  return {
    code: 'ERR_NOT_KEPT',
    message: `The last payload had ${formatBytes(payload.size)} and was not kept: the limit is ${formatBytes(sentPayloadsLimitBytes)}`,
    advice: 'Send it once more from where it came, or as a file.',
  };
}
