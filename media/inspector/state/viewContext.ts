/** What the views of the page work with. */
import type { Channel } from '../../../src/page/channel.ts';
import type { PageNotices, PageRequests } from '../../../src/page/pageMessages.ts';
import type { Action, PageState } from './pageState.ts';

/** The page's end of the channel. */
export type PageChannel = Channel<Incoming, Outgoing>;
export interface Incoming {
  requests: Record<never, never>;
  notices: PageNotices;
}
export interface Outgoing {
  requests: PageRequests;
  notices: Record<never, never>;
}

/** Sends a request whose outcome the host shows, by a notice or a message. */
export type Ask = <Name extends keyof PageRequests>(name: Name, params: PageRequests[Name]['params']) => void;

export interface ViewContext {
  /** The current state, as keys may arrive faster than frames. */
  readonly state: () => PageState;
  readonly dispatch: (action: Action) => void;
  readonly ask: Ask;
  /** Rejects with a `ChannelError`. */
  readonly request: PageChannel['request'];
  readonly go: Navigation;
  /** Renders the page in the next frame; `drawPaced`: at a pace that can be read. */
  readonly draw: () => void;
  readonly drawPaced: () => void;
  /** Saves the state for the page's successor after a pause; actions do so by themselves. */
  readonly saveSoon: () => void;
}

/** Moves the focus, or what is in view, to another part of the page. */
export interface Navigation {
  readonly toList: () => void;
  readonly toComposer: () => void;
  readonly toFilter: () => void;
  /** Scrolls the list to a row. */
  readonly toRow: (row: number) => void;
}
