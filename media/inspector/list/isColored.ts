import type { ListStyle } from '../state/listStyle.ts';

/** Whether rows have the colors of rules: as the user has chosen, or as the theme suggests. */
export function isColored({ colors }: ListStyle): boolean {
  return colors ?? !/contrast/.test(document.body.dataset['vscodeThemeKind'] ?? '');
}
