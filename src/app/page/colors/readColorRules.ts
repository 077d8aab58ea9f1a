/**
 * The setting `socketLab.colorRules`. A settings file may contain anything: an invalid entry is left out and says why,
 * without affecting the others.
 */
import { excerpt } from '../../../model/excerpt.ts';
import type { FilterNode } from '../../../language/filter/filterNode.ts';
import { parseFilter } from '../../../language/filter/parseFilter.ts';
import { rowColors, type ColorRule } from '../../../page/listMessages.ts';
import { filterReaders } from '../filter/filterReaders.ts';

export const colorRulesSetting = 'socketLab.colorRules';
/** More rules, and longer filters, would take too long for each row. */
export const colorRulesLimit = 50;
const filterLimit = 1000;

export interface ReadColorRule extends ColorRule {
  readonly filter: FilterNode;
  /** Of all expressions in the filter. */
  readonly expressionSteps: number;
}

export interface ColorRulesReading {
  readonly rules: readonly ReadColorRule[];
  /** A sentence for each entry that is left out. */
  readonly problems: readonly string[];
}

/** In the order of the setting. Expressions must be loaded if there are any. */
export function readColorRules(setting: unknown): ColorRulesReading {
  const entries: readonly unknown[] = Array.isArray(setting) ? setting : [];
  const rules: ReadColorRule[] = [];
  const problems: string[] = [];
  entries.slice(0, colorRulesLimit).forEach((entry, index) => {
    const rule = readRule(entry);
    if (typeof rule !== 'string') rules.push(rule);
    else problems.push(`Color rule ${index + 1} of ${colorRulesSetting} is left out: ${rule}`);
  });
  if (entries.length > colorRulesLimit)
    problems.push(`${colorRulesSetting} has more than ${colorRulesLimit} rules: the others are left out.`);
  return { rules, problems };
}

/** The rule, or a sentence about what is wrong with it. */
function readRule(entry: unknown): ReadColorRule | string {
  const fields: Record<string, unknown> = typeof entry === 'object' && entry !== null ? { ...entry } : {};
  const { filter: text, color: wanted, name } = fields;
  const color = rowColors.find((one) => one === wanted);
  if (typeof text !== 'string' || text.trim() === '') return 'it needs a "filter", such as "dir:in len>100".';
  if (text.length > filterLimit) return `its filter has more than ${filterLimit} characters.`;
  if (color === undefined) return `its "color" has to be one of ${rowColors.join(', ')}.`;
  const { filter, diagnostics, expressionSteps } = parseFilter(text, filterReaders);
  const [problem] = diagnostics;
  if (filter === undefined) {
    const { message = 'It cannot be read.', start = 0 } = problem ?? {};
    return `${message.replace(/\.$/, '')} (column ${start + 1} of ${excerpt(text)}).`;
  }
  return {
    filter,
    expressionSteps,
    color,
    name: typeof name === 'string' && name.trim() !== '' ? name : text,
  };
}
