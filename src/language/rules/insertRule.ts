/** Inserts a rule into the text of a responder. */
import { joinBlocks, ruleBlocks } from './ruleBlocks.ts';

/**
 * Adds a rule below the others, but above a bare service, which would leave nothing to it. The `frames` statement goes
 * first, replacing an existing one.
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
