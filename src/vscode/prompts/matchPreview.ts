/** Which bytes a rule looks for, while its match is typed. No vscode in here. */
import { encodePattern } from '../../language/payload/encodePayload.ts';
import { bytesWords } from '../../language/payload/previewWords.ts';
import { parseRuleStatements } from '../../language/rules/parseRuleStatements.ts';

/** Digits that somebody may mean as hex, but that are text as they stand. */
const bareHex = /^\s*(?:0x)?[0-9a-f]{2}(?:[\s,:]*(?:0x)?[0-9a-f]{2})+\s*$/i;

/** Undefined where there is nothing to show: an expression, or a pattern with holes. `rules`: with the match in it. */
export function matchPreview(typed: string, rules: string): string | undefined {
  const parsed = parseRuleStatements(rules);
  const rule = parsed.ok ? parsed.value.at(-1) : undefined;
  if (rule?.kind !== 'on' || rule.match?.kind !== 'bytes') return undefined;
  const pattern = encodePattern(rule.match.parts);
  // A hole stands for any byte, so there are none to show.
  if (!pattern.ok || pattern.value.hasHoles) return undefined;
  const { bytes } = pattern.value;
  const words = bytesWords(bytes.length, bytes);
  if (!bareHex.test(typed)) return words;
  const digits = typed.replaceAll(/0x|[\s,:]/gi, '').replaceAll(/..(?!$)/g, '$& ');
  return `As text: ${words}. For the bytes themselves write hex"${digits}".`;
}
