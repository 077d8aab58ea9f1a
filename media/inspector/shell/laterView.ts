/**
 * Views that are not shown at first. The host sends their script and style when the first of them is: it is inlined
 * like the page's own, as the page may load nothing by itself.
 */
import type { ViewFiles } from '../../../src/page/shellMessages.ts';
import type { ThroughputChart } from '../chart/throughputChart.ts';
import { element } from '../parts/elements.ts';
import type { StreamView } from '../stream/streamView.ts';

/** What `views.ts` exports. */
interface Views {
  readonly StreamView: typeof StreamView;
  readonly ThroughputChart: typeof ThroughputChart;
}
declare const inspectorViews: Views;

/** The page's, which its content security policy admits. */
const nonce = document.currentScript?.nonce ?? '';

export function viewLoader(request: () => Promise<ViewFiles>): () => Promise<Views> {
  let loaded: Promise<Views> | undefined;
  const load = async (): Promise<Views> => {
    const { script, style } = await request();
    for (const [name, text] of [
      ['style', style],
      ['script', script],
    ] as const) {
      const node = element(name);
      node.nonce = nonce;
      node.textContent = text;
      document.head.append(node);
    }
    return inspectorViews;
  };
  return () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
}

interface View {
  readonly root: HTMLElement;
}

/** Has the place of a view in the page until it is there. */
export class LaterView<Shown extends View> {
  #root: HTMLElement = element('section', 'later-view', { tabindex: '-1', 'aria-busy': 'true' });
  #view: Shown | undefined;
  #isLoading = false;
  readonly #make: () => Promise<Shown>;
  readonly #made: () => void;

  /** @param made called once the view is there, to have it rendered */
  constructor(make: () => Promise<Shown>, made: () => void) {
    this.#make = make;
    this.#made = made;
    this.#root.hidden = true;
  }

  get root(): HTMLElement {
    return this.#root;
  }

  /** Undefined until it is there. */
  get view(): Shown | undefined {
    return this.#view;
  }

  /** Loads it, once; a failure is said in its place, and the next call tries again. */
  load(): void {
    if (this.#view !== undefined || this.#isLoading) return;
    this.#isLoading = true;
    this.#make()
      .then((view) => {
        view.root.hidden = this.#root.hidden;
        this.#root.replaceWith(view.root);
        this.#root = view.root;
        this.#view = view;
        this.#made();
      })
      .catch(() => {
        this.#root.textContent =
          'This view cannot be loaded. After an update of Socket Lab its old files are gone: reload the window.';
      })
      .finally(() => {
        this.#isLoading = false;
      });
  }
}
