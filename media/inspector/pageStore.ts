import { DrawPace } from './drawPace.ts';
import { reduce, type Action } from './reduce.ts';
import { initialState, savedState, type PageState } from './state.ts';
import type { PageApi } from './vscodeApi.ts';

/** After this long without a change the page's state is saved. */
const saveAfterMs = 300;

export interface PageStoreOptions {
  readonly draw: (state: PageState) => void;
  /** The row at the top of the list, as a place counts it. */
  readonly top: () => number;
  /** For a page that comes after this one, in whatever panel. */
  readonly keep: (state: PageState) => void;
  /** There is a list to show, for the first time. */
  readonly arrived: () => void;
}

/** The page's state: what changes it, and when it is drawn and saved. */
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
    // The page may go at any moment.
    window.addEventListener('pagehide', () => {
      this.#saveNow();
    });
  }

  readonly state = (): PageState => this.#state;

  /** What the user does: drawn with the next frame, and saved. */
  readonly dispatch = (action: Action): void => {
    const next = reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    this.draw();
    this.saveSoon();
  };

  /** What the host tells: drawn as often as somebody can read it. */
  readonly hear = (action: Action): void => {
    const waits = this.#state.summary === undefined;
    this.#state = reduce(this.#state, action);
    // Until there is a list to show, nothing is put off.
    if (waits) {
      this.draw();
      if (this.#state.summary !== undefined) requestAnimationFrame(this.#options.arrived);
    } else this.drawPaced();
  };

  /** As often as somebody can read it, all parts with one frame: each frame costs the window, however little changes. */
  readonly drawPaced = (): void => {
    if (this.#later !== undefined) return;
    this.#later = setTimeout(() => {
      this.#later = undefined;
      this.draw();
    }, this.#pace.waitMs(performance.now()));
  };

  /** Once per frame: a hidden page has no frames, and so costs nothing. */
  readonly draw = (): void => {
    if (this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#pace.drawn(this.#state.summary?.viewNext ?? 0, performance.now());
      this.#options.draw(this.#state);
    });
  };

  saveSoon(): void {
    // Who closes the page for us may wait until nothing would be lost.
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
