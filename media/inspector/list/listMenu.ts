/** The menu of the list's options. */
import { timeFormats, type TimeFormat } from '../../../src/model/rowTime.ts';
import { timeTitles } from '../../../src/model/rowTime.ts';
import { columnIds, previewFormats } from '../../../src/page/listMessages.ts';
import { Menu, type MenuEntry } from '../parts/menu.ts';
import { columnNames, plainStyle, previewLabels, withColumn, type ListStyle } from '../state/listStyle.ts';
import type { ListFit } from '../state/columnFit.ts';
import { isColored } from './isColored.ts';

export interface ListMenuOptions {
  readonly style: () => ListStyle;
  readonly time: () => TimeFormat;
  readonly fit: () => ListFit;
  readonly change: (style: ListStyle) => void;
}

/** Offers the time format, the preview format, the columns and the colors of rows. */
export class ListMenu extends Menu {
  constructor(options: ListMenuOptions) {
    super('List', () => groupsOf(options));
  }
}

function groupsOf({ style, time, fit, change }: ListMenuOptions): MenuEntry[][] {
  const { columns: shown, isCompact } = fit();
  const now = style();
  const entry = (role: MenuEntry['role'], label: string, next: ListStyle, isOn?: boolean): MenuEntry => ({
    role,
    label,
    ...(isOn === undefined ? {} : { isOn }),
    chosen: () => {
      change(next);
    },
  });
  const times = timeFormats.map((format) => {
    const label = format === 'time' ? 'Time of Day' : timeTitles[format];
    return entry('menuitemradio', label, { ...now, time: format }, time() === format);
  });
  const previews = previewFormats.map((preview) =>
    entry('menuitemradio', previewLabels[preview], { ...now, preview }, now.preview === preview),
  );
  const columns = columnIds.map((id) => {
    const isOn = shown.includes(id);
    return entry('menuitemcheckbox', columnNames[id], withColumn(now, id, !isOn), isOn);
  });
  // Backgrounds would defeat high contrast.
  const isOn = isColored(now);
  const colors = entry('menuitemcheckbox', 'Color Rows', { ...now, colors: !isOn }, isOn);
  const { widths, shown: plain } = plainStyle;
  const reset = entry('menuitem', 'Reset Columns', { ...now, widths, shown: plain });
  return isCompact ? [times, previews, [colors]] : [times, previews, columns, [colors, reset]];
}
