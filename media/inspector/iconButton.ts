import { html } from 'lit';

/** A button that is a symbol; what it does is said to who points at it and to who cannot see it. */
export function iconButton(icon: string, label: string, act: () => void) {
  return html`<button
    class="icon-button codicon codicon-${icon}"
    type="button"
    title=${label}
    aria-label=${label}
    @click=${act}
  ></button>`;
}
