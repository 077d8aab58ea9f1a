/** What the status bar says. No vscode in here. */
import type { Rates } from '../capture/rateMeter.ts';
import { formatBytes } from '../model/units.ts';

/** `$(broadcast) 2 · ↓ 1.2 MB/s ↑ 340 B/s`; rates only while something flows. */
export function statusText(openEndpoints: number, rates: Rates): string {
  const parts: string[] = [];
  if (rates.inBytesPerSecond >= 1) parts.push(`↓ ${perSecond(rates.inBytesPerSecond)}`);
  if (rates.outBytesPerSecond >= 1) parts.push(`↑ ${perSecond(rates.outBytesPerSecond)}`);
  return [`$(broadcast) ${openEndpoints}`, ...(parts.length > 0 ? [parts.join(' ')] : [])].join(' · ');
}

/** The same for a screen reader. */
export function spokenStatus(openEndpoints: number, rates: Rates): string {
  const endpoints = `${openEndpoints} open ${openEndpoints === 1 ? 'endpoint' : 'endpoints'}`;
  if (rates.inBytesPerSecond < 1 && rates.outBytesPerSecond < 1) return `Socket Lab: ${endpoints}`;
  return `Socket Lab: ${endpoints}, receiving ${perSecond(rates.inBytesPerSecond)}, sending ${perSecond(rates.outBytesPerSecond)}`;
}

function perSecond(bytesPerSecond: number): string {
  return `${formatBytes(Math.round(bytesPerSecond))}/s`;
}
