/** The draft, what was sent before, and what is sent repeatedly. */
import { sendFormats, type LineEnding, type SendFormat } from '../../../src/model/draft.ts';
import type { RepeatState } from '../../../src/model/repeat.ts';
import { takesLineEnding } from '../../../src/language/payload/outgoingBytes.ts';
import type { InheritAction, SettingsAction } from './shellState.ts';
import { oneOf, savedFields, type Changes, type Saved, type StatePart } from './statePart.ts';

export interface ComposerState {
  readonly draft: string;
  readonly format: SendFormat;
  /** Absent until the user picks one: the setting applies. */
  readonly lineEnding?: LineEnding;
  readonly defaultLineEnding: LineEnding;
  /** Running repeats, and those that ended by themselves. */
  readonly repeats: readonly RepeatState[];
  readonly repeatForm: RepeatForm;
  /** Sent messages, oldest first. */
  readonly history: readonly Sent[];
  readonly sending: boolean;
  /** Why the last request failed; cleared by typing, by sending, or by the user. */
  readonly failure?: { readonly message: string; readonly code: string };
}

/** The form for repeats, as typed. */
export interface RepeatForm {
  readonly open: boolean;
  readonly every: string;
  readonly times: string;
}

export interface Sent {
  readonly text: string;
  readonly format: SendFormat;
}

export type ComposerAction =
  | { readonly type: 'draft'; readonly text: string }
  | { readonly type: 'format'; readonly format: SendFormat }
  | { readonly type: 'lineEnding'; readonly lineEnding: LineEnding }
  | { readonly type: 'recall'; readonly text: string; readonly format: SendFormat }
  /** A saved payload replaces the draft, which goes into the history. */
  | { readonly type: 'compose'; readonly text: string; readonly format: SendFormat }
  | { readonly type: 'repeats'; readonly repeats: readonly RepeatState[] }
  | { readonly type: 'repeatForm'; readonly form: RepeatForm }
  | { readonly type: 'repeating'; readonly sent: Sent }
  | { readonly type: 'sending' }
  | { readonly type: 'sent'; readonly sent: Sent }
  | { readonly type: 'failed'; readonly message: string; readonly code: string }
  | { readonly type: 'sendFailed'; readonly message: string; readonly code: string }
  | { readonly type: 'dismissFailure' };

export const historyLimit = 50;
/** A longer draft is not saved: VS Code keeps the state as JSON. */
const savedDraftLimit = 100_000;

function first(saved: Saved): ComposerState {
  const lineEnding = oneOf(saved['lineEnding'], ['none', 'lf', 'crlf']);
  const { draft, format, history } = saved;
  return {
    draft: typeof draft === 'string' ? draft : '',
    format: oneOf(format, sendFormats) ?? 'text',
    ...(lineEnding === undefined ? {} : { lineEnding }),
    defaultLineEnding: 'lf',
    repeats: [],
    repeatForm: repeatFormOf(savedFields(saved['repeatForm'])),
    history: Array.isArray(history) ? history.filter(isSent).slice(-historyLimit) : [],
    sending: false,
  };
}

export const composerPart: StatePart<ComposerState, ComposerAction | SettingsAction | InheritAction> = {
  first,
  changes: {
    settings: (_state, { settings }) => ({ defaultLineEnding: settings.lineEnding }),
    draft: (_state, { text }) => ({ draft: text, failure: undefined }),
    format: (_state, { format }) => ({ format, failure: undefined }),
    lineEnding: (_state, { lineEnding }) => ({ lineEnding }),
    recall: (_state, { text, format }) => ({ draft: text, format, failure: undefined }),
    compose: ({ draft, format, history }, action) => ({
      draft: action.text,
      format: action.format,
      // The text already includes every byte.
      ...(takesLineEnding(action.format) ? { lineEnding: 'none' } : {}),
      history: draft === '' ? history : remembered(history, { text: draft, format }),
      failure: undefined,
    }),
    repeats: (_state, { repeats }) => ({ repeats }),
    repeatForm: (_state, { form }) => ({ repeatForm: form }),
    repeating: ({ history }, { sent }) => ({ history: remembered(history, sent), failure: undefined }),
    sending: () => ({ sending: true, failure: undefined }),
    sent: ({ draft, history }, { sent }) => ({
      sending: false,
      // Text typed since Send is the next message.
      draft: draft === sent.text ? '' : draft,
      history: remembered(history, sent),
    }),
    failed: (_state, { message, code }) => ({ failure: { message, code } }),
    sendFailed: (_state, { message, code }) => ({ sending: false, failure: { message, code } }),
    dismissFailure: () => ({ failure: undefined }),
    inherit: (state, { saved }) => inherited(state, first(savedFields(saved))),
  },
  saved: ({ draft, format, lineEnding, repeatForm, history }) => ({
    draft: draft.length > savedDraftLimit ? '' : draft,
    format,
    ...(lineEnding === undefined ? {} : { lineEnding }),
    repeatForm,
    history: history.filter(({ text }) => text.length <= savedDraftLimit / historyLimit),
  }),
};

/** An existing draft is not overwritten. */
function inherited(
  state: ComposerState,
  { draft, format, lineEnding, history }: ComposerState,
): Changes<ComposerState> {
  return {
    ...(state.draft === '' ? { draft, format } : {}),
    ...(lineEnding === undefined ? {} : { lineEnding }),
    history: [...history, ...state.history].slice(-historyLimit),
  };
}

/** Adds to the history, without consecutive duplicates. */
function remembered(history: readonly Sent[], sent: Sent): readonly Sent[] {
  const last = history.at(-1);
  if (last?.text === sent.text && last.format === sent.format) return history;
  return [...history, sent].slice(-historyLimit);
}

function repeatFormOf({ open, every, times }: Saved): RepeatForm {
  return {
    open: open === true,
    every: typeof every === 'string' ? every : '1s',
    times: typeof times === 'string' ? times : '',
  };
}

function isSent(value: unknown): value is Sent {
  const { text, format } = savedFields(value);
  return typeof text === 'string' && oneOf(format, sendFormats) !== undefined;
}
