/** The narrow page's actions, which are in the title bar of VS Code's view: the host sends what was chosen there. */
import type { ShownState, ViewCommand } from '../../../src/page/shellMessages.ts';
import type { PageState } from '../state/pageState.ts';
import type { ViewContext } from '../state/viewContext.ts';

export interface ViewCommandsOptions {
  /** Opens the menu of the list's options at a position. */
  readonly openListMenu: (at: { readonly x: number; readonly y: number }) => void;
}

export class ViewCommands {
  readonly #context: ViewContext;
  readonly #options: ViewCommandsOptions;
  #sent: ShownState | undefined;

  constructor(context: ViewContext, options: ViewCommandsOptions) {
    this.#context = context;
    this.#options = options;
  }

  act(command: ViewCommand): void {
    const { state, dispatch, go } = this.#context;
    const actions: Readonly<Record<ViewCommand, () => void>> = {
      filter: go.toFilter,
      follow: () => {
        dispatch({ type: 'follow', follow: true });
      },
      pause: () => {
        dispatch({ type: 'pause', paused: true });
      },
      continue: () => {
        dispatch({ type: 'pause', paused: false });
      },
      flipChart: () => {
        const { chart } = state().streams;
        dispatch({ type: 'streams', change: { kind: 'set', fields: { chart: !chart } } });
      },
      listOptions: () => {
        this.#options.openListMenu({ x: innerWidth, y: 0 });
      },
    };
    actions[command]();
  }

  /** Tells the host what the title bar's icons depend on. */
  update({ layout, summary, follow, paused }: PageState): void {
    // The host says the layout before it sends any rows.
    if (layout === 'wide' || summary === undefined) return;
    if (this.#sent?.follows === follow && this.#sent.isPaused === paused) return;
    this.#sent = { follows: follow, isPaused: paused };
    this.#context.ask('shown', this.#sent);
  }
}
