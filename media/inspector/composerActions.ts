import type { ChannelError } from '../../src/page/channelError.ts';
import type { Draft } from '../../src/model/draft.ts';
import type { SendRequest } from '../../src/page/composerMessages.ts';
import type { RepeatRequest } from '../../src/page/composerMessages.ts';
import type { PageChannel } from './pageChannel.ts';
import type { Action } from './reduce.ts';
import { warn } from './warn.ts';

/** The composer's requests to the host; a failure is shown below the text. */
export function composerActions(channel: PageChannel, dispatch: (action: Action) => void) {
  return {
    send: async (request: SendRequest): Promise<void> => {
      dispatch({ type: 'sending' });
      try {
        await channel.request('send', request);
        dispatch({ type: 'sent', sent: { text: request.text, format: request.format } });
      } catch (error) {
        const { message, code } = error as ChannelError;
        dispatch({ type: 'sendFailed', message, code });
      }
    },
    /** Sets the target. It applies immediately, without waiting for the host. */
    target: (id: number): void => {
      dispatch({ type: 'pickTarget', id });
      channel
        .request('setTarget', { id })
        .catch(warn('setTarget'))
        .finally(() => {
          dispatch({ type: 'targetConfirmed', id });
        });
    },
    /** Opens a draft in a text editor. */
    edit: async (draft: Draft): Promise<void> => {
      try {
        await channel.request('editDraft', draft);
      } catch (error) {
        const { message, code } = error as ChannelError;
        dispatch({ type: 'failed', message, code });
      }
    },
    repeat: async (request: RepeatRequest): Promise<void> => {
      dispatch({ type: 'repeating', sent: { text: request.text, format: request.format } });
      try {
        await channel.request('repeat', request);
      } catch (error) {
        const { message, code } = error as ChannelError;
        dispatch({ type: 'failed', message, code });
      }
    },
  };
}
