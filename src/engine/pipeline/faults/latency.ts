/**
 * Latency: a path that takes its time. A chunk is passed on after `delayMs` ± `jitterMs`, each amount as likely as any
 * other. A stream stays in order, so that a chunk also waits for the one before it; datagrams may overtake each other.
 */
import { DelayStage } from '../delayStage.ts';
import type { FaultStage } from '../faultStage.ts';
import { defaultHoldBytes } from '../heldQueue.ts';

/** What is on its way at 100 MB/s; more slows the sender down, as the window of a real path does. */
const bytesPerMs = 100_000;
const mostHoldBytes = 16 * 1024 * 1024;

export const latency: FaultStage = {
  create({ delayMs = 0, jitterMs = 0 }, { style }) {
    const onItsWay = (delayMs + jitterMs) * bytesPerMs;
    return new DelayStage({
      delayMs: (out) => (jitterMs === 0 ? delayMs : delayMs + jitterMs * (2 * out.random() - 1)),
      inOrder: style === 'stream',
      limitBytes: Math.min(mostHoldBytes, Math.max(defaultHoldBytes, onItsWay)),
      did: 'delayed',
    });
  },
};
