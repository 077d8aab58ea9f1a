import { joinBlocks, ruleBlocks } from './ruleBlocks.ts';

/**
 * The rules with one more: below the others, but above what would leave nothing to it, a service alone. How the
 * stream is cut into frames goes first, in place of what said so before.
 */
export function insertRule(text: string, line: string, frames?: string): string {
  const { header, blocks } = ruleBlocks(text);
  const kept = frames === undefined ? blocks : blocks.filter(({ kind }) => kind !== 'frames');
  const alone = kept.findIndex(({ kind }) => kind === 'service');
  const at = alone < 0 ? kept.length : alone;
  const texts = kept.map((block) => block.text);
  const before = frames === undefined ? [] : [frames];
  return joinBlocks(header, [...before, ...texts.slice(0, at), line, ...texts.slice(at)]);
}
