/** The menu of the list's options. */
import './listMenu.css';
import { html, nothing, render } from 'lit';
import { timeFormats, type TimeFormat } from '../../../src/model/rowTime.ts';
import { timeTitles } from '../../../src/model/rowTime.ts';
import { columnIds } from '../../../src/page/listMessages.ts';
import { element } from '../parts/elements.ts';
import {
  columnNames,
  isShown,
  plainStyle,
  withColumn,
  type ListStyle,
  type ListRoom,
} from '../state/listStyle.ts';

export interface ListMenuOptions {
  readonly style: () => ListStyle;
  readonly time: () => TimeFormat;
  readonly room: () => ListRoom;
  /** False where the list is too narrow for columns. */
  readonly hasColumns: () => boolean;
  readonly change: (style: ListStyle) => void;
}

interface Entry {
  readonly role: 'menuitemradio' | 'menuitemcheckbox' | 'menuitem';
  readonly label: string;
  readonly isOn?: boolean;
  readonly chosen: () => void;
}

/** Offers the time format, the preview format and the columns. */
export class ListMenu {
  readonly root = element('div', 'list-menu', { role: 'menu', 'aria-label': 'List', tabindex: '-1' });
  readonly #options: ListMenuOptions;
  #before: Element | null = null;

  constructor(options: ListMenuOptions) {
    this.#options = options;
    this.root.hidden = true;
    this.root.addEventListener('keydown', (event) => {
      if (!this.#onKey(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.root.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.root.contains(relatedTarget))) this.#hide();
    });
    this.root.addEventListener('contextmenu', (event) => {
      event.preventDefault();
    });
  }

  open(at: { readonly x: number; readonly y: number }): void {
    this.#before = document.activeElement;
    this.#draw();
    this.root.hidden = false;
    const { width, height } = this.root.getBoundingClientRect();
    this.root.style.left = `${Math.max(0, Math.min(at.x, innerWidth - width - 4))}px`;
    this.root.style.top = `${Math.max(0, Math.min(at.y, innerHeight - height - 4))}px`;
    this.#items()[0]?.focus();
  }

  #draw(): void {
    const { style, time, room, change, hasColumns } = this.#options;
    const now = style();
    const times = timeFormats.map((format): Entry => ({
      role: 'menuitemradio',
      label: format === 'time' ? 'Time of Day' : timeTitles[format],
      isOn: time() === format,
      chosen: () => {
        change({ ...now, time: format });
      },
    }));
    const previews = (['text', 'hex'] as const).map((preview): Entry => ({
      role: 'menuitemradio',
      label: preview === 'text' ? 'Preview as Text' : 'Preview as Hex',
      isOn: now.preview === preview,
      chosen: () => {
        change({ ...now, preview });
      },
    }));
    const columns = columnIds.map((id): Entry => {
      const isOn = isShown(id, now, room());
      return {
        role: 'menuitemcheckbox',
        label: columnNames[id],
        isOn,
        chosen: () => {
          change(withColumn(now, id, !isOn));
        },
      };
    });
    const reset: Entry = {
      role: 'menuitem',
      label: 'Reset Columns',
      chosen: () => {
        change({ ...now, widths: plainStyle.widths, shown: plainStyle.shown });
      },
    };
    const groups = hasColumns() ? [times, previews, columns, [reset]] : [times, previews];
    render(
      groups.map(
        (entries, index) => html`
          ${index === 0 ? nothing : html`<div class="list-menu-line" role="separator"></div>`}
          ${entries.map((entry) => this.#item(entry))}
        `,
      ),
      this.root,
    );
  }

  #item({ role, label, isOn, chosen }: Entry) {
    return html`<div
      class="list-menu-item"
      role=${role}
      tabindex="-1"
      aria-checked=${isOn === undefined ? nothing : isOn ? 'true' : 'false'}
      @click=${() => {
        chosen();
        this.#leave();
      }}
    >
      <span class="codicon ${isOn === true ? 'codicon-check' : ''}" aria-hidden="true"></span>${label}
    </div>`;
  }

  #items(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.list-menu-item')];
  }

  #onKey(key: string): boolean {
    const items = this.#items();
    const at = items.findIndex((item) => item === document.activeElement);
    const goals: Partial<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at + items.length - (at < 0 ? 0 : 1)) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const goal = goals[key];
    if (goal !== undefined) items[goal]?.focus();
    else if (key === 'Enter' || key === ' ') items[at]?.click();
    else if (key === 'Escape' || key === 'Tab') this.#leave();
    else return false;
    return true;
  }

  #leave(): void {
    this.#hide();
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  #hide(): void {
    this.root.hidden = true;
  }
}
