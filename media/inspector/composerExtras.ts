/** The composer's small parts: why something failed, what is saved, sending repeatedly. */
import { html } from 'lit';
import type { PageState } from './state.ts';

/** The host's sentences carry their code already. */
export function failureWords({ message, code }: NonNullable<PageState['failure']>): string {
  return message.includes(code) ? message : `${message} (${code})`;
}

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
