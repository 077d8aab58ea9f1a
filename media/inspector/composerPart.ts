/** The composer with the controls for repeats below it. */
import { Composer } from './composer.ts';
import type { Ask, PageChannel } from './pageChannel.ts';
import type { PageStore } from './pageStore.ts';
import { composerActions } from './composerActions.ts';
import { RepeatControls } from './repeatControls.ts';
import type { Skeleton } from './skeleton.ts';

export function composerPart(
  parts: Pick<Skeleton, 'composer' | 'repeat'>,
  {
    store: { state, dispatch },
    channel,
    ask,
  }: { readonly store: PageStore; readonly channel: PageChannel; readonly ask: Ask },
): { readonly composer: Composer; readonly repeats: RepeatControls } {
  const actions = composerActions(channel, dispatch);
  const composer = new Composer(parts.composer, {
    state,
    draft: (text) => {
      dispatch({ type: 'draft', text });
    },
    format: (format) => {
      dispatch({ type: 'format', format });
    },
    lineEnding: (lineEnding) => {
      dispatch({ type: 'lineEnding', lineEnding });
    },
    target: actions.target,
    recall: ({ text, format }) => {
      dispatch({ type: 'recall', text, format });
    },
    send: (request) => {
      void actions.send(request);
    },
    preview: (request, signal) => channel.request('preview', request, signal),
    edit: (draft) => {
      void actions.edit(draft);
    },
    saved: (written) => {
      ask('savedPayloads', written);
    },
    repeat: () => {
      repeats.toggle();
    },
  });
  const repeats = new RepeatControls(parts.repeat, {
    state,
    form: (form) => {
      dispatch({ type: 'repeatForm', form });
    },
    whyNot: (now) => composer.whyNot(now),
    start: (plan) => {
      const request = composer.written();
      if (request !== undefined) void actions.repeat({ ...request, ...plan });
    },
    stop: (id) => {
      ask('stopRepeat', { id });
    },
    leave: () => {
      composer.focus();
    },
  });
  return { composer, repeats };
}
