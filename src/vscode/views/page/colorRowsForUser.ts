/** Asks which rows get which color, and changes the setting accordingly. */
import * as vscode from 'vscode';
import { hasColorRule, withColorRule } from '../../../app/page/colors/withColorRule.ts';
import type { NamedFilter } from '../../../app/page/context/pageEditor.ts';
import { defaultColorRules } from '../../../app/ports/settings.ts';
import { rowColors, type RowColor } from '../../../page/listMessages.ts';
import { askChoice } from '../../ui/ask.ts';
import { listSetting, openListSetting } from '../../ui/listSetting.ts';

/** Of these filters one is chosen; the filter of a rule that there is can get another color, or none. */
export async function colorRowsForUser(filters: readonly NamedFilter[]): Promise<void> {
  const filter = await askFilter(filters);
  if (typeof filter !== 'string') return;
  const { entries = defaultColorRules, replace } = listSetting('colorRules');
  const color = await askColor(filter, hasColorRule(entries, filter));
  if (color === undefined) return;
  await replace(withColorRule(entries, filter, color === 'none' ? undefined : color));
  const edit = 'Edit Color Rules';
  const message =
    color === 'none'
      ? `There is no color rule for ${filter} any more.`
      : `Rows that match ${filter} are ${color} now (where Color Rows is on).`;
  void vscode.window.showInformationMessage(message, edit).then(async (pressed) => {
    if (pressed === edit) await openListSetting('colorRules');
  });
}

const title = 'Color Rows';

async function askFilter(filters: readonly NamedFilter[]) {
  if (filters.length === 1) return filters[0]?.filter;
  return askChoice({
    title,
    placeholder: 'Rows that have what in common?',
    choices: filters.map(({ label, filter }) => ({ label, description: filter, choose: filter })),
  });
}

/** Those of the default themes: a pick list does not color theme icons. */
const shownColors: Readonly<Record<RowColor, string>> = {
  red: '#f14c4c',
  orange: '#d18616',
  yellow: '#cca700',
  green: '#5aa655',
  blue: '#3794ff',
  purple: '#a371d0',
};

function colorIcon(color: RowColor): vscode.Uri {
  const circle = `<circle cx="8" cy="8" r="5" fill="${shownColors[color]}"/>`;
  const image = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${circle}</svg>`;
  return vscode.Uri.from({ scheme: 'data', path: `image/svg+xml;base64,${btoa(image)}` });
}

async function askColor(filter: string, isRuled: boolean): Promise<RowColor | 'none' | undefined> {
  const colors = rowColors.map((color) => ({
    label: `${color.charAt(0).toUpperCase()}${color.slice(1)}`,
    iconPath: colorIcon(color),
    choose: color,
  }));
  const none = { label: 'No Color', iconPath: new vscode.ThemeIcon('circle-slash'), choose: 'none' as const };
  const answer = await askChoice<RowColor | 'none'>({
    title,
    placeholder: `Which color do rows that match ${filter} get?`,
    choices: isRuled ? [...colors, none] : colors,
  });
  return typeof answer === 'symbol' ? undefined : answer;
}
