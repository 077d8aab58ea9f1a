/** The texts of the status bar. No vscode in here. */
import type { Rates } from '../../capture/rates/rateMeter.ts';
import { formatBytes } from '../../model/units.ts';
import {
  unreachableSentence,
  unreachableWords,
  type UnreachableTarget,
} from '../targets/unreachableTarget.ts';
import type { TargetState } from '../targets/sendTarget.ts';

/** `$(plug) 2 · ↓ 1.2 MB/s ↑ 340 B/s`; rates only during traffic. */
export function statusText(openEndpoints: number, rates: Rates): string {
  const parts: string[] = [];
  if (rates.inBytesPerSecond >= 1) parts.push(`↓ ${perSecond(rates.inBytesPerSecond)}`);
  if (rates.outBytesPerSecond >= 1) parts.push(`↑ ${perSecond(rates.outBytesPerSecond)}`);
  return [`$(plug) ${openEndpoints}`, ...(parts.length > 0 ? [parts.join(' ')] : [])].join(' · ');
}

/** The same for a screen reader. */
export function spokenStatus(openEndpoints: number, rates: Rates): string {
  const endpoints = `${openEndpoints} open ${openEndpoints === 1 ? 'endpoint' : 'endpoints'}`;
  if (rates.inBytesPerSecond < 1 && rates.outBytesPerSecond < 1) return `Socket Lab: ${endpoints}`;
  return `Socket Lab: ${endpoints}, receiving ${perSecond(rates.inBytesPerSecond)}, sending ${perSecond(rates.outBytesPerSecond)}`;
}

interface TargetStatus {
  readonly text: string;
  readonly tooltip: string;
  /** The text for a screen reader. */
  readonly spoken: string;
}

/** The send target, why it cannot be sent to, or that there are several. Undefined: nothing to show. */
export function targetStatus(state: TargetState): TargetStatus | undefined {
  switch (state.kind) {
    case 'none':
      return undefined;
    case 'set':
      return {
        text: `$(arrow-up) ${state.label}${state.peerEnded ? ' (half-closed)' : ''}`,
        tooltip: `What you send goes to ${state.label}${state.peerEnded ? ', whose peer has ended its side: it may still read' : ''}. Click to choose another target.`,
        spoken: `Send target: ${state.label}${state.peerEnded ? ', half-closed by the peer' : ''}`,
      };
    case 'several':
      return {
        text: '$(arrow-up) Choose Target',
        tooltip: 'Several can be sent to, and none is chosen. Click to choose one.',
        spoken: 'Send target: none chosen of several',
      };
    case 'unreachable':
      return unreachableStatus(state);
  }
}

function unreachableStatus(target: UnreachableTarget): TargetStatus {
  const { label, why } = target;
  const words = unreachableWords[why];
  // For an open target, what it lacks; for any other, what happened to it.
  const awaited = { noClient: 'The next one is', noPeer: 'The next one that sends to it is' };
  const isAwaited = why === 'noClient' || why === 'noPeer';
  const sentences = [
    unreachableSentence(target),
    ...(isAwaited ? [`${awaited[why]} sent to`] : []),
    'Click to choose another send target',
  ];
  return {
    text: `$(circle-slash) ${label}${isAwaited ? ':' : ''} ${words}`,
    tooltip: `${sentences.join('. ')}.`,
    spoken: `Send target: ${label}, ${words}`,
  };
}

function perSecond(bytesPerSecond: number): string {
  return `${formatBytes(Math.round(bytesPerSecond))}/s`;
}
