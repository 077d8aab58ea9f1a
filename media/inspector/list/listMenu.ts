/** The menu of the list's options. */
import { timeFormats, type TimeFormat } from '../../../src/model/rowTime.ts';
import { timeTitles } from '../../../src/model/rowTime.ts';
import { columnIds, previewFormats } from '../../../src/page/listMessages.ts';
import { Menu, type MenuEntry } from '../parts/menu.ts';
import { columnNames, plainStyle, previewLabels, withColumn, type ListStyle } from '../state/listStyle.ts';
import type { ListFit } from '../state/columnFit.ts';

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
  const times = timeFormats.map((format): MenuEntry => ({
    role: 'menuitemradio',
    label: format === 'time' ? 'Time of Day' : timeTitles[format],
    isOn: time() === format,
    chosen: () => {
      change({ ...now, time: format });
    },
  }));
  const previews = previewFormats.map((preview): MenuEntry => ({
    role: 'menuitemradio',
    label: previewLabels[preview],
    isOn: now.preview === preview,
    chosen: () => {
      change({ ...now, preview });
    },
  }));
  const columns = columnIds.map((id): MenuEntry => {
    const isOn = shown.includes(id);
    return {
      role: 'menuitemcheckbox',
      label: columnNames[id],
      isOn,
      chosen: () => {
        change(withColumn(now, id, !isOn));
      },
    };
  });
  const reset: MenuEntry = {
    role: 'menuitem',
    label: 'Reset Columns',
    chosen: () => {
      change({ ...now, widths: plainStyle.widths, shown: plainStyle.shown });
    },
  };
  // Backgrounds would defeat high contrast.
  const isOn = now.colors ?? !/contrast/.test(document.body.dataset['vscodeThemeKind'] ?? '');
  const colors: MenuEntry = {
    role: 'menuitemcheckbox',
    label: 'Color Rows',
    isOn,
    chosen: () => {
      change({ ...now, colors: !isOn });
    },
  };
  return isCompact ? [times, previews, [colors]] : [times, previews, columns, [colors, reset]];
}
