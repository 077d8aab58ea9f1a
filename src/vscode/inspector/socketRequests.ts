/** What a page asks of sockets: to open one, to act on one, to send to one. */
import * as vscode from 'vscode';
import type { RequestHandlers } from '../../page/channel.ts';
import type { PageRequests } from '../../page/pageMessages.ts';
import { valueOf } from '../../app/failures/commandError.ts';
import { commandId } from '../../app/commands/commandId.ts';
import type { SocketActions } from '../../app/actions/socketActions.ts';
import type { GoneSockets } from '../../app/page/goneSockets.ts';
import type { PageTarget } from '../../app/page/pageTarget.ts';

type SocketRequests = Pick<
  RequestHandlers<PageRequests>,
  'setTarget' | 'start' | 'restorePreviousSession' | 'forgetPreviousSession' | 'act'
>;

/** `changed`: the page is to be told. */
export function socketRequests(
  { actions, gone }: { readonly actions: SocketActions; readonly gone: GoneSockets },
  target: PageTarget,
  changed: () => void,
): SocketRequests {
  return {
    setTarget: ({ id }) => {
      target.pick(id);
      changed();
      return null;
    },
    start: ({ kind }) => {
      // Answered at once: the questions may stay open for long.
      void vscode.commands.executeCommand(commandId(kind === 'listener' ? 'startListener' : 'connect'));
      return null;
    },
    restorePreviousSession: () => {
      gone.startAgain();
      changed();
      return null;
    },
    forgetPreviousSession: () => {
      gone.forget();
      changed();
      return null;
    },
    act: async ({ action, id }) => {
      valueOf(await actions[action](id));
      return null;
    },
  };
}
