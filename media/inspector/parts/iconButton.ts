/** Icon buttons with accessible names. */
import { html, nothing } from 'lit/html.js';
import { element } from './elements.ts';
import type { IconName } from './iconNames.ts';

export interface IconButtonMore {
  /** The tooltip; defaults to the label. */
  readonly title?: string;
  /** For toggle buttons. */
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string;
  /** Whether it opens a menu. */
  readonly hasMenu?: boolean;
  /** The id of the element that it opens and closes. */
  readonly controls?: string;
  /** A click does not move the focus. */
  readonly keepsFocus?: boolean;
}

/** A button with an icon; its label is the tooltip and the accessible name. */
export function iconButton(
  icon: IconName,
  label: string,
  act: (event: MouseEvent) => void,
  {
    title = label,
    isPressed,
    isDisabled = false,
    className = '',
    hasMenu,
    controls,
    keepsFocus,
  }: IconButtonMore = {},
) {
  return html`<button
    class="icon-button codicon codicon-${icon} ${className}"
    type="button"
    title=${title}
    aria-label=${label}
    aria-pressed=${flag(isPressed)}
    aria-expanded=${flag(controls === undefined ? undefined : isPressed)}
    aria-controls=${controls ?? nothing}
    aria-haspopup=${hasMenu === true ? 'menu' : nothing}
    ?disabled=${isDisabled}
    @mousedown=${keepsFocus === true ? keepFocus : nothing}
    @click=${act}
  ></button>`;
}

/** The same as an element, for a part that is not rendered anew. */
export function iconButtonElement(icon: IconName, label: string, act?: () => void): HTMLButtonElement {
  const button = element('button', `icon-button codicon codicon-${icon}`, {
    type: 'button',
    title: label,
    'aria-label': label,
  });
  if (act !== undefined) button.addEventListener('click', act);
  return button;
}

/** Prevents the browser from moving the focus, for `mousedown`. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function flag(isSo: boolean | undefined): 'true' | 'false' | typeof nothing {
  return isSo === undefined ? nothing : isSo ? 'true' : 'false';
}
