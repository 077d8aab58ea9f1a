/** The composer's requests to the host. */
import type { ChannelError } from '../../../src/page/channelError.ts';
import type { Draft } from '../../../src/model/draft.ts';
import type { SendRequest } from '../../../src/page/composerMessages.ts';
import type { RepeatRequest } from '../../../src/page/composerMessages.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { warn } from '../parts/warn.ts';

/** The composer's requests to the host; a failure is shown below the text. */
export function composerActions({ request: ask, dispatch }: ViewContext) {
  return {
    send: async (request: SendRequest): Promise<void> => {
      dispatch({ type: 'sending' });
      try {
        await ask('send', request);
        dispatch({ type: 'sent', sent: { text: request.text, format: request.format } });
      } catch (error) {
        const { message, code } = error as ChannelError;
        dispatch({ type: 'sendFailed', message, code });
      }
    },
    /** Sets the target. It applies immediately, without waiting for the host. */
    target: (id: number): void => {
      dispatch({ type: 'pickTarget', id });
      ask('setTarget', { id })
        .catch(warn('setTarget'))
        .finally(() => {
          dispatch({ type: 'targetConfirmed', id });
        });
    },
    /** Opens a draft in a text editor. */
    edit: async (draft: Draft): Promise<void> => {
      try {
        await ask('editDraft', draft);
      } catch (error) {
        const { message, code } = error as ChannelError;
        dispatch({ type: 'failed', message, code });
      }
    },
    repeat: async (request: RepeatRequest): Promise<void> => {
      dispatch({ type: 'repeating', sent: { text: request.text, format: request.format } });
      try {
        await ask('repeat', request);
      } catch (error) {
        const { message, code } = error as ChannelError;
        dispatch({ type: 'failed', message, code });
      }
    },
  };
}
