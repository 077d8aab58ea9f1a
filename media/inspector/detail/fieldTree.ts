/** The tree of decoded fields. */
import type { DecodedField } from '../../../src/model/decoded.ts';
import type { ByteRange } from '../../../src/bytes/escapeBytes.ts';
import { element } from '../parts/elements.ts';
import { plainText } from '../parts/plainText.ts';
import { offsetText } from './byteSelection.ts';

/** With more fields than this, only the top level is expanded at first. */
const openLimit = 60;

interface Line {
  readonly field: DecodedField;
  readonly level: number;
  readonly parent: Line | undefined;
  readonly node: HTMLElement;
  readonly group: HTMLElement | undefined;
  isOpen: boolean;
}

export interface FieldTreeOptions {
  /** The pointer or the focus is on a field; undefined: on none. `isFocus`: reveal its bytes. */
  readonly light: (range: ByteRange | undefined, isFocus: boolean) => void;
  /** A field was chosen: select its bytes. */
  readonly choose: (range: ByteRange) => void;
}

/** A tree of fields with the keyboard navigation of VS Code's trees; a hovered or focused line highlights its bytes. */
export class FieldTree {
  readonly root = element('div', 'field-tree', { role: 'tree', 'aria-label': 'Fields' });
  readonly #options: FieldTreeOptions;
  #lines: Line[] = [];
  #marked: Line | undefined;

  constructor(options: FieldTreeOptions) {
    this.#options = options;
    this.root.addEventListener('keydown', (event) => {
      if (this.#onKey(event)) event.preventDefault();
    });
    this.root.addEventListener('pointerover', (event) => {
      options.light(rangeOf(this.#lineOf(event.target)), false);
    });
    this.root.addEventListener('pointerleave', () => {
      options.light(rangeOf(this.#lineOf(document.activeElement)), false);
    });
    this.root.addEventListener('focusin', (event) => {
      options.light(rangeOf(this.#lineOf(event.target)), true);
    });
    this.root.addEventListener('focusout', () => {
      options.light(undefined, false);
    });
    this.root.addEventListener('click', (event) => {
      const line = this.#lineOf(event.target);
      if (line === undefined) return;
      this.#focus(line);
      if (event.target instanceof Element && event.target.classList.contains('twistie'))
        this.#open(line, !line.isOpen);
      else options.choose(line.field);
    });
  }

  show(fields: readonly DecodedField[]): void {
    this.#lines = [];
    this.#marked = undefined;
    const isSmall = countOf(fields) <= openLimit;
    this.root.replaceChildren(...fields.map((field) => this.#make(field, 1, undefined, isSmall)));
    const [first] = this.#lines;
    if (first !== undefined) first.node.tabIndex = 0;
  }

  /** Highlights the innermost field that contains a byte, and returns its range. */
  mark(offset: number | undefined): ByteRange | undefined {
    const inner = offset === undefined ? undefined : this.#innermost(offset);
    if (inner !== this.#marked) {
      this.#marked?.node.classList.remove('lit');
      this.#marked = inner;
    }
    const seen = this.#seen(inner);
    for (const { node } of this.#lines) node.classList.toggle('lit', node === seen?.node);
    return rangeOf(inner);
  }

  #innermost(offset: number): Line | undefined {
    let best: Line | undefined;
    for (const line of this.#lines) {
      const { start, end } = line.field;
      if (offset >= start && offset < end && line.level > (best?.level ?? 0)) best = line;
    }
    return best;
  }

  /** The line itself, or the collapsed ancestor that hides it. */
  #seen(line: Line | undefined): Line | undefined {
    let seen = line;
    for (let up = line?.parent; up !== undefined; up = up.parent) if (!up.isOpen) seen = up;
    return seen;
  }

  #make(field: DecodedField, level: number, parent: Line | undefined, isSmall: boolean): HTMLElement {
    const { fields = [] } = field;
    const item = element('div', 'field-item', {
      role: 'treeitem',
      'aria-level': String(level),
      tabindex: '-1',
    });
    const row = element('div', 'field-row');
    row.style.setProperty('--level', String(level - 1));
    const group = fields.length === 0 ? undefined : element('div', 'field-group', { role: 'group' });
    const line: Line = { field, level, parent, node: item, group, isOpen: false };
    this.#lines.push(line);
    const twistie = element('span', group === undefined ? 'twistie' : 'twistie codicon', {
      'aria-hidden': 'true',
    });
    const said = element('span', 'field-words');
    said.append(...valueNodes(field));
    row.append(twistie, words('field-name', field.name), said);
    row.title = titleOf(field);
    item.append(row);
    if (group !== undefined) {
      item.append(group);
      this.#open(line, isSmall || level === 1);
      group.append(...fields.map((child) => this.#make(child, level + 1, line, isSmall)));
    }
    return item;
  }

  #open(line: Line, isOpen: boolean): void {
    const { node, group } = line;
    if (group === undefined) return;
    line.isOpen = isOpen;
    group.hidden = !isOpen;
    node.setAttribute('aria-expanded', String(isOpen));
    node.querySelector('.twistie')?.classList.toggle('codicon-chevron-down', isOpen);
    node.querySelector('.twistie')?.classList.toggle('codicon-chevron-right', !isOpen);
  }

  #onKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
    const line = this.#lineOf(document.activeElement);
    if (line === undefined || ctrlKey || altKey || metaKey) return false;
    const seen = this.#lines.filter((one) => this.#seen(one) === one);
    const at = seen.indexOf(line);
    const goal =
      key === 'ArrowDown'
        ? seen[at + 1]
        : key === 'ArrowUp'
          ? seen[at - 1]
          : key === 'Home'
            ? seen[0]
            : key === 'End'
              ? seen.at(-1)
              : key === 'ArrowRight' && line.isOpen
                ? seen[at + 1]
                : key === 'ArrowLeft' && !line.isOpen
                  ? line.parent
                  : undefined;
    if (goal !== undefined) this.#focus(goal);
    else if (key === 'ArrowRight' || key === 'ArrowLeft') this.#open(line, key === 'ArrowRight');
    else if (key === 'Enter' || key === ' ') this.#options.choose(line.field);
    else return ['ArrowDown', 'ArrowUp'].includes(key);
    return true;
  }

  #focus(line: Line): void {
    for (const { node } of this.#lines) node.tabIndex = node === line.node ? 0 : -1;
    line.node.focus();
  }

  #lineOf(target: EventTarget | null): Line | undefined {
    const node = target instanceof Element ? target.closest('.field-item') : null;
    return node === null ? undefined : this.#lines.find((line) => line.node === node);
  }
}

function rangeOf(line: Line | undefined): ByteRange | undefined {
  return line === undefined ? undefined : { start: line.field.start, end: line.field.end };
}

function valueNodes({ value, note, problem }: DecodedField): HTMLElement[] {
  return [
    ...(value === '' ? [] : [words('field-value', value)]),
    ...(note === undefined || note === '' ? [] : [words('field-note', value === '' ? note : ` · ${note}`)]),
    ...(problem === undefined ? [] : [words('field-problem', problem)]),
  ];
}

function words(className: string, text: string): HTMLElement {
  const node = element('span', className);
  node.textContent = plainText(text);
  return node;
}

function titleOf({ name, value, note, problem, start, end }: DecodedField): string {
  const size = `${end - start} byte${end - start === 1 ? '' : 's'}`;
  const place = end - start > 1 ? `${offsetText(start)}–${offsetText(end - 1)}` : offsetText(start);
  return [plainText(`${name} ${value}`.trim()), note, problem, `${size}, ${place}`]
    .filter((one) => one !== undefined && one !== '')
    .join('\n');
}

function countOf(fields: readonly DecodedField[]): number {
  return fields.reduce((sum, { fields: inner = [] }) => sum + 1 + countOf(inner), 0);
}
