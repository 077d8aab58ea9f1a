/** Handles requests about sockets: opening one, acting on one, and setting the send target. */
import type { RequestHandlers } from '../../../page/channel.ts';
import type { SocketRequests } from '../../../page/socketMessages.ts';
import { valueOf } from '../../failures/commandError.ts';
import type { PageContext } from '../context/pageContext.ts';

export function socketRequests({
  actions,
  editor,
  previousSockets,
  pageTarget,
  refresh,
}: PageContext): RequestHandlers<SocketRequests> {
  return {
    setTarget: ({ id }) => {
      pageTarget.pick(id);
      refresh();
      return null;
    },
    start: ({ kind }) => {
      editor.startSocket(kind);
      return null;
    },
    restorePreviousSession: () => {
      previousSockets.startAgain();
      refresh();
      return null;
    },
    forgetPreviousSession: () => {
      previousSockets.forget();
      refresh();
      return null;
    },
    act: async ({ action, id }) => {
      valueOf(await actions[action](id));
      return null;
    },
  };
}
