/** The views that can fill the page, one at a time. */
import type { PageState } from './pageState.ts';

export type MainViewName = 'list' | 'stream';

/** To add one: its name above, when it is shown below, and its view in `shell/page.ts`. */
export function mainViewOf({ streams, summary }: PageState): MainViewName {
  // A stream from another capture: its ids are invalid here.
  const isOurs = streams.open !== undefined && streams.open.startedAtMs === summary?.startedAtMs;
  return isOurs ? 'stream' : 'list';
}

export interface MainView {
  /** Hidden while it is not the main view. */
  readonly root: HTMLElement;
  /** `isShown`: whether it is the main view; otherwise it releases what it holds. */
  update(state: PageState, isShown: boolean): void;
  focus(): void;
  /** Opens its find box. */
  find(): void;
  findNext(isBackward: boolean): void;
}
