/** The form of the tooltips: Markdown, as text. No vscode in here. */
import type { CallRecord } from '../../capture/ledger/callHistory.ts';
import { countNumber } from '../../model/countText.ts';
import { formatFailure } from '../../model/formatFailure.ts';
import type { Failure } from '../../model/result.ts';

export type Fact = readonly [name: string, value: string];

/** A title, a table of facts, what failed, and the latest calls. */
export function page(
  title: string,
  facts: readonly Fact[],
  error: Failure | undefined,
  calls: readonly CallRecord[],
): string {
  const lines = [`**${escapeMarkdown(title)}**`, '', '| | |', '|:--|:--|'];
  for (const [name, value] of facts) lines.push(`| ${name}&nbsp;&nbsp; | ${codeSpan(value)} |`);
  if (error !== undefined) lines.push('', `$(error) ${escapeMarkdown(formatFailure(error))}`);
  if (calls.length > 0) lines.push('', `Latest calls: ${codeSpan(callsText(calls))}`);
  return lines.join('\n');
}

/** `socket → connect → send → recv × 41`; a failed call with its code; a connect that is over once, with how it went. */
export function callsText(calls: readonly CallRecord[]): string {
  const made = calls.filter(({ call, event }, index) => {
    const isUnderWay = event?.type === 'connecting';
    return !isUnderWay || calls.slice(index + 1).every((later) => later.call !== call);
  });
  const latest = made.slice(-shownCalls).map(({ call, failure, times = 1 }) => {
    const name = times === 1 ? call : `${call} × ${countNumber(times)}`;
    return failure === undefined ? name : `${name} (${failure.code})`;
  });
  return (made.length > shownCalls ? ['…', ...latest] : latest).join(' → ');
}

const shownCalls = 12;

/** Code in a table cell; untrusted text must not become markup. */
export function codeSpan(text: string): string {
  const plain = text
    .replaceAll(/[\r\n]+/g, '; ')
    .replaceAll('`', "'")
    .replaceAll('|', '\\|');
  return plain === '' ? '' : `\`${plain}\``;
}

export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, '\\$&');
}
