/** A button with text, like VS Code's: one of a group is primary, the others are secondary. */
import './textButton.css';
import { html, nothing } from 'lit/html.js';
import type { IconName } from './iconNames.ts';

export interface TextButtonMore {
  readonly isSecondary?: boolean;
  readonly isDisabled?: boolean;
  readonly title?: string;
  /** The name for screen readers, where the text alone is ambiguous. */
  readonly label?: string;
  readonly className?: string;
  /** Before the text. */
  readonly icon?: IconName;
}

export function textButton(
  words: string,
  act: () => void,
  { isSecondary = false, isDisabled = false, title, label, className = '', icon }: TextButtonMore = {},
) {
  return html`<button
    class="text-button ${isSecondary ? 'secondary' : ''} ${className}"
    type="button"
    title=${title ?? nothing}
    aria-label=${label ?? nothing}
    ?disabled=${isDisabled}
    @click=${act}
  >
    ${icon === undefined ? nothing : html`<span class="codicon codicon-${icon}" aria-hidden="true"></span>`}${words}
  </button>`;
}
