/** A tab list (ARIA). */
import { element } from '../parts/elements.ts';

export interface TabListOptions<Tab extends string> {
  readonly label: string;
  /** The panel that all tabs control. */
  readonly panel: HTMLElement;
  readonly choose: (tab: Tab) => void;
}

/** One tab is in the tab order; the arrow keys, Home and End select another. */
export class TabList<Tab extends string> {
  readonly root: HTMLElement;
  readonly #options: TabListOptions<Tab>;
  readonly #tabs: readonly Tab[];
  readonly #buttons = new Map<Tab, HTMLButtonElement>();

  constructor(tabs: readonly (readonly [Tab, string])[], options: TabListOptions<Tab>) {
    this.#options = options;
    this.#tabs = tabs.map(([tab]) => tab);
    this.root = element('div', 'tabs', { role: 'tablist', 'aria-label': options.label });
    for (const [tab, label] of tabs) {
      const button = element('button', 'tab', {
        type: 'button',
        role: 'tab',
        id: `tab-${tab}`,
        'aria-controls': options.panel.id,
      });
      button.textContent = label;
      button.addEventListener('click', () => {
        options.choose(tab);
      });
      button.addEventListener('keydown', (event) => {
        const isModified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
        if (!isModified && this.#onKey(tab, event.key)) event.preventDefault();
      });
      this.#buttons.set(tab, button);
      this.root.append(button);
    }
  }

  /** `chosen` undefined: the tabs are hidden. `folded`: tabs without room, except the chosen one. */
  update(chosen: Tab | undefined, folded: readonly Tab[] = []): void {
    this.root.hidden = chosen === undefined;
    if (chosen === undefined) return;
    this.#options.panel.setAttribute('aria-labelledby', `tab-${chosen}`);
    for (const [tab, button] of this.#buttons) {
      button.hidden = tab !== chosen && folded.includes(tab);
      button.setAttribute('aria-selected', String(tab === chosen));
      button.tabIndex = tab === chosen ? 0 : -1;
    }
  }

  setLabel(tab: Tab, label: string): void {
    const button = this.#buttons.get(tab);
    if (button !== undefined && button.textContent !== label) button.textContent = label;
  }

  #onKey(tab: Tab, key: string): boolean {
    const at = this.#tabs.indexOf(tab);
    const count = this.#tabs.length;
    const steps: Partial<Record<string, number>> = {
      ArrowLeft: (at + count - 1) % count,
      ArrowRight: (at + 1) % count,
      Home: 0,
      End: count - 1,
    };
    const goal = this.#tabs[steps[key] ?? -1];
    if (goal === undefined) return false;
    this.#options.choose(goal);
    const button = this.#buttons.get(goal);
    if (button === undefined) return true;
    // It is hidden until the page is rendered.
    button.hidden = false;
    button.focus();
    return true;
  }
}
