/** How the selected row is shown. */
import { detailStyleOf, type DetailStyle } from './detailStyle.ts';
import { detailTabOf, type DetailTab } from './detailTabs.ts';
import type { InheritAction } from './shellState.ts';
import { savedFields, type Saved, type StatePart } from './statePart.ts';

export interface DetailState {
  readonly detailTab: DetailTab;
  readonly detailLook: DetailStyle;
}

export type DetailAction =
  | { readonly type: 'detailTab'; readonly tab: DetailTab }
  | { readonly type: 'detailStyle'; readonly style: DetailStyle };

const first = ({ detailTab, detailLook }: Saved): DetailState => ({
  detailTab: detailTabOf(detailTab) ?? 'text',
  detailLook: detailStyleOf(detailLook),
});

export const detailPart: StatePart<DetailState, DetailAction | InheritAction> = {
  first,
  changes: {
    detailTab: (_state, { tab }) => ({ detailTab: tab }),
    detailStyle: (_state, { style }) => ({ detailLook: style }),
    inherit: (_state, { saved }) => first(savedFields(saved)),
  },
  saved: ({ detailTab, detailLook }) => ({ detailTab, detailLook }),
};
