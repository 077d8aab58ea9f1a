/** The page as a whole: its layout, and whether its host responds. */
import type { PageNotices } from '../../../src/page/pageMessages.ts';
import type { StatePart } from './statePart.ts';

export interface ShellState {
  readonly layout: 'narrow' | 'wide';
  /** The host has not responded for a while. */
  readonly lost: boolean;
}

export type SettingsAction = { readonly type: 'settings'; readonly settings: PageNotices['settings'] };
/** State of a lost page; untrusted. */
export type InheritAction = { readonly type: 'inherit'; readonly saved: unknown };
export type ShellAction = SettingsAction | InheritAction | { readonly type: 'lost'; readonly lost: boolean };

export const shellPart: StatePart<ShellState, Exclude<ShellAction, InheritAction>> = {
  first: () => ({ layout: 'narrow', lost: false }),
  changes: {
    settings: (_state, { settings }) => ({ layout: settings.layout }),
    lost: (_state, { lost }) => ({ lost }),
  },
  saved: () => ({}),
};
