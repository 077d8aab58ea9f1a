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

  /** Undefined: the tabs are hidden. */
  update(chosen: Tab | undefined): void {
    this.root.hidden = chosen === undefined;
    if (chosen === undefined) return;
    this.#options.panel.setAttribute('aria-labelledby', `tab-${chosen}`);
    for (const [tab, button] of this.#buttons) {
      button.setAttribute('aria-selected', String(tab === chosen));
      button.tabIndex = tab === chosen ? 0 : -1;
    }
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
    this.#buttons.get(goal)?.focus();
    return true;
  }
}
