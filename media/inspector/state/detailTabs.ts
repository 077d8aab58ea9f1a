/** The views of a row's bytes, in tab order. */
export const detailTabs = [
  ['hex', 'Hex'],
  ['text', 'Text'],
  ['decoded', 'Decoded'],
  ['notation', 'Notation'],
] as const;

export type DetailTab = (typeof detailTabs)[number][0];

export function detailTabOf(value: unknown): DetailTab | undefined {
  return detailTabs.find(([tab]) => tab === value)?.[0];
}
