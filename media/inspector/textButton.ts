/** A button with words on it, as VS Code's own: one of a place is filled, the others are secondary. */
import './textButton.css';
import { html, nothing } from 'lit';
import type { IconName } from './iconNames.ts';

export interface TextButtonMore {
  readonly isSecondary?: boolean;
  readonly isDisabled?: boolean;
  readonly title?: string;
  /** For who cannot see where it stands; without one, its words. */
  readonly label?: string;
  readonly className?: string;
  /** Before its words. */
  readonly icon?: IconName;
  /** A click leaves the focus where it is. */
  readonly keepsFocus?: boolean;
}

export function textButton(
  words: string,
  act: () => void,
  {
    isSecondary = false,
    isDisabled = false,
    title,
    label,
    className = '',
    icon,
    keepsFocus,
  }: TextButtonMore = {},
) {
  return html`<button
    class="text-button ${isSecondary ? 'secondary' : ''} ${className}"
    type="button"
    title=${title ?? nothing}
    aria-label=${label ?? nothing}
    ?disabled=${isDisabled}
    @mousedown=${keepsFocus === true ? keepFocus : nothing}
    @click=${act}
  >
    ${icon === undefined ? nothing : html`<span class="codicon codicon-${icon}" aria-hidden="true"></span>`}${words}
  </button>`;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}
