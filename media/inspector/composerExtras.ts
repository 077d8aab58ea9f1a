/** The composer's buttons for what is saved and for sending repeatedly. */
import { html } from 'lit';

export function savedButton(open: () => void) {
  return html`<button
    class="icon-button codicon codicon-bookmark saved"
    type="button"
    title="Saved payloads"
    aria-label="Saved payloads"
    @click=${open}
  ></button>`;
}

export function repeatToggle(isOpen: boolean, toggle: () => void) {
  return html`<button
    class="icon-button codicon codicon-sync repeat-toggle"
    type="button"
    title="Send repeatedly"
    aria-label="Send repeatedly"
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-pressed=${isOpen ? 'true' : 'false'}
    aria-controls="repeat-row"
    @click=${toggle}
  ></button>`;
}
