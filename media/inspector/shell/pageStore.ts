/** The page's state, and when it is rendered and saved. */
import { DrawPace } from './drawPace.ts';
import { reduce, type Action } from '../state/pageState.ts';
import { initialState, savedState, type PageState } from '../state/pageState.ts';
import type { PageApi } from './vscodeApi.ts';

/** The state is saved after this long without a change. */
const saveAfterMs = 300;

export interface PageStoreOptions {
  readonly draw: (state: PageState) => void;
  /** The row at the top of the list, as in `Place`. */
  readonly top: () => number;
  /** Persists the state for the page's successor, in any panel. */
  readonly keep: (state: PageState) => void;
  /** Called when there is a list to show for the first time. */
  readonly arrived: () => void;
}

/** Applies actions to the state, and schedules rendering and saving. */
export class PageStore {
  readonly #api: PageApi;
  readonly #options: PageStoreOptions;
  readonly #pace = new DrawPace();
  #state: PageState;
  #frame: number | undefined;
  #save: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(api: PageApi, options: PageStoreOptions) {
    this.#api = api;
    this.#options = options;
    this.#state = initialState(api.getState());
    // The page may be unloaded at any moment.
    window.addEventListener('pagehide', () => {
      this.#saveNow();
    });
  }

  readonly state = (): PageState => this.#state;

  /** Applies a user's action: rendered in the next frame, and saved. */
  readonly dispatch = (action: Action): void => {
    const next = reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    this.draw();
    this.saveSoon();
  };

  /** Applies a notice of the host: rendered at a readable pace. */
  readonly receive = (action: Action): void => {
    const waits = this.#state.summary === undefined;
    this.#state = reduce(this.#state, action);
    // Until there is a list to show, nothing is delayed.
    if (waits) {
      this.draw();
      if (this.#state.summary !== undefined) requestAnimationFrame(this.#options.arrived);
    } else this.drawPaced();
  };

  /** Renders all parts in one frame at a readable pace, as each frame is costly however little changes. */
  readonly drawPaced = (): void => {
    if (this.#later !== undefined) return;
    this.#later = setTimeout(() => {
      this.#later = undefined;
      this.draw();
    }, this.#pace.waitMs(performance.now()));
  };

  /** Renders at most once per frame; a hidden page has no frames, and so costs nothing. */
  readonly draw = (): void => {
    if (this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#pace.drawn(this.#state.summary?.viewNext ?? 0, performance.now());
      this.#options.draw(this.#state);
    });
  };

  saveSoon(): void {
    // Lets tests wait until nothing would be lost by closing the page.
    document.body.toggleAttribute('data-unsaved', true);
    clearTimeout(this.#save);
    this.#save = setTimeout(() => {
      this.#saveNow();
    }, saveAfterMs);
  }

  #saveNow(): void {
    this.#api.setState(savedState(this.#state, this.#options.top()));
    if (this.#state.layout === 'wide') this.#options.keep(this.#state);
    document.body.toggleAttribute('data-unsaved', false);
  }
}
