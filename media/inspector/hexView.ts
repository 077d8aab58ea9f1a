import { hexRow } from '../../src/payload/hexText.ts';
import { element } from './elements.ts';
import { hexLayout, type HexLayout } from './hexLayout.ts';
import { VirtualRows } from './virtualRows.ts';

const rowHeightPx = 20;
/** Width of the ruler, in characters. */
const rulerCh = 100;

/** Bytes as a dump: offset, bytes (as many as there is room for), their characters. Only rows in view exist. */
export class HexView {
  readonly scroller = element('div', 'hex', { tabindex: '0', role: 'region', 'aria-label': 'Bytes as hex' });
  readonly #rows: VirtualRows;
  readonly #read: (offset: number, length: number) => Uint8Array | undefined;
  readonly #observer: ResizeObserver;
  /** Says how wide a character is. */
  readonly #ruler = element('div', 'hex-ruler', { 'aria-hidden': 'true' });
  #length = 0;
  #layout: HexLayout = { rowBytes: 16, digits: 8 };

  constructor(read: (offset: number, length: number) => Uint8Array | undefined) {
    this.#read = read;
    this.#rows = new VirtualRows(this.scroller, {
      rowHeight: rowHeightPx,
      makeRow: () => {
        const node = element('div', 'hex-row');
        node.append(element('span', 'hex-offset'), element('span', 'hex-bytes'), element('span', 'hex-text'));
        return node;
      },
      fillRow: (node, row) => {
        this.#fillRow(node, row);
      },
    });
    this.scroller.append(this.#ruler);
    this.#observer = new ResizeObserver(() => {
      this.#fit();
    });
    this.#observer.observe(this.scroller);
  }

  /** Shows the first bytes of something else, or fills in what has arrived. */
  show(length: number, fresh: boolean): void {
    const changed = length !== this.#length;
    this.#length = length;
    if (fresh) this.#rows.moveTo(0);
    if (changed) this.#fit();
    this.#fill();
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#rows.dispose();
  }

  #fit(): void {
    const characterPx = this.#ruler.getBoundingClientRect().width / rulerCh;
    const { paddingLeft, paddingRight } = getComputedStyle(this.scroller);
    const roomPx =
      this.scroller.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    // Nothing has a width while the view is hidden.
    if (characterPx === 0 || roomPx <= 0) return;
    const layout = hexLayout(roomPx / characterPx, this.#length);
    const { rowBytes, digits } = this.#layout;
    if (layout.rowBytes === rowBytes && layout.digits === digits) return;
    const at = this.#rows.window.top * rowBytes;
    this.#layout = layout;
    this.scroller.dataset['rowBytes'] = String(layout.rowBytes);
    this.#fill();
    this.#rows.moveTo(at / layout.rowBytes);
  }

  #fill(): void {
    this.#rows.setRows(0, Math.ceil(this.#length / this.#layout.rowBytes), false);
    this.#rows.refresh();
  }

  #fillRow(node: HTMLElement, row: number): void {
    const { rowBytes, digits } = this.#layout;
    const offset = row * rowBytes;
    const bytes = this.#read(offset, Math.min(rowBytes, this.#length - offset));
    const text = hexRow(bytes ?? new Uint8Array(), 0, offset);
    const [first, second, third] = node.children;
    if (first !== undefined) first.textContent = text.offset.slice(-digits);
    if (second !== undefined) second.textContent = bytes === undefined ? '…' : text.hex;
    if (third !== undefined) third.textContent = text.ascii;
  }
}
