import { html, nothing } from 'lit';
import type { IconName } from './iconNames.ts';

export interface IconButtonMore {
  /** Said to who points at it; without one, the label. */
  readonly title?: string;
  /** Of a switch. */
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string;
  /** It opens a menu. */
  readonly hasMenu?: boolean;
  /** It opens and closes the element of this id. */
  readonly controls?: string;
}

/** A button that is a symbol; what it does is said to who points at it and to who cannot see it. */
export function iconButton(
  icon: IconName,
  label: string,
  act: (event: MouseEvent) => void,
  { title = label, isPressed, isDisabled = false, className = '', hasMenu, controls }: IconButtonMore = {},
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
    @click=${act}
  ></button>`;
}

function flag(isSo: boolean | undefined): 'true' | 'false' | typeof nothing {
  return isSo === undefined ? nothing : isSo ? 'true' : 'false';
}
