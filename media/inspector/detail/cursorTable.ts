import './cursorTable.css';
import { html, nothing, render } from 'lit/html.js';
import { inspectBytes, type InspectedReading } from '../../../src/bytes/numbers/inspectBytes.ts';

/** The data inspector: the bytes at the cursor as numbers, characters and times. A click copies a value. */
export class CursorTable {
  readonly root: HTMLElement;
  readonly #copy: (text: string, what: string) => void;

  constructor(root: HTMLElement, copy: (text: string, what: string) => void) {
    this.root = root;
    this.#copy = copy;
  }

  /** `bytes` from the cursor on; undefined while they are loading. */
  update(bytes: Uint8Array | undefined): void {
    if (bytes === undefined) return;
    const values = inspectBytes(bytes);
    render(
      html`<table class="cursor-table">
        <thead>
          <tr>
            <th scope="col"><span class="unseen">Read as</span></th>
            <th scope="col" title="The most significant byte first">big-endian</th>
            <th scope="col" title="The least significant byte first">little-endian</th>
          </tr>
        </thead>
        <tbody>
          ${values.map(
            ({ name, big, little }) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${
                  isOne(big, little)
                    ? html`<td colspan="2">${this.#value(name, big)}</td>`
                    : html`<td>${this.#value(`${name} big-endian`, big)}</td>
                        <td>${this.#value(`${name} little-endian`, little)}</td>`
                }
              </tr>`,
          )}
        </tbody>
      </table>`,
      this.root,
    );
  }

  #value(name: string, reading: InspectedReading | undefined): unknown {
    if (reading === undefined) return nothing;
    return html`<button
      type="button"
      class="copied-value"
      title="Copy"
      aria-label="${name}: ${reading.shown}. Copy"
      @click=${() => {
        this.#copy(reading.copied, name);
      }}
    >
      ${inGroups(reading.shown)}
    </button>`;
  }
}

/** A number that is too wide breaks between its thousands, not within them. */
function inGroups(shown: string): unknown {
  return /^-?\d{1,3}(?:,\d{3})+(?: |$)/.test(shown)
    ? shown.split(',').map((group, index) => (index === 0 ? group : html`,<wbr />${group}`))
    : shown;
}

/** Whether byte order makes no difference. */
function isOne(big: InspectedReading | undefined, little: InspectedReading | undefined): boolean {
  return little === undefined && (big === undefined || big.size === 1 || !orderMatters.test(big.shown));
}
const orderMatters = /^\d{4}-\d\d-/;
