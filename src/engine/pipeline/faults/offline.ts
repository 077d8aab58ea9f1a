/**
 * Offline: nothing goes through, as if a cable was pulled, for good or for the first `forMs` of every `everyMs`. A
 * stream goes on when it is online again; datagrams are lost. Meanwhile new connections are refused.
 */
import type { FaultSettings } from '../../../model/faultSpec.ts';
import type { FaultStage } from '../faultStage.ts';
import { heldChunk, HeldQueue } from '../heldQueue.ts';
import type { Stage, StageOutput } from '../stage.ts';

/** Whether it is offline, `ageMs` after the fault was set, and when that changes. */
function outage({ forMs, everyMs }: FaultSettings, ageMs: number): { isOffline: boolean; inMs?: number } {
  if (forMs === undefined || everyMs === undefined) return { isOffline: true };
  const phase = ageMs % everyMs;
  return phase < forMs
    ? { isOffline: true, inMs: forMs - phase }
    : { isOffline: false, inMs: everyMs - phase };
}

export const offline: FaultStage = {
  refuses: (settings, ageMs) => outage(settings, ageMs).isOffline,
  create(settings, { style, sinceMs }) {
    const held = new HeldQueue();
    let isOffline = false;
    const turn = (out: StageOutput): void => {
      const now = outage(settings, out.nowMs - sinceMs);
      isOffline = now.isOffline;
      if (!isOffline) held.passAll(out);
      if (now.inMs !== undefined) out.wakeIn(now.inMs);
    };
    return {
      start: turn,
      wake: turn,
      chunk(bytes, out) {
        const { length } = bytes;
        if (!isOffline) out.pass(bytes);
        else if (style === 'datagram')
          out.note({ did: 'dropped', bytes: length, became: 0, detail: 'lost while offline' });
        else {
          held.push(heldChunk(bytes, out));
          out.note({ did: 'held', bytes: length, detail: 'offline' });
        }
      },
      end(out) {
        held.hasEnd = true;
        if (!isOffline) held.passEnd(out);
      },
      release: (out) => held.passAll(out),
      get heldBytes() {
        return held.bytes;
      },
      get isFull() {
        return held.isFull;
      },
    } satisfies Stage;
  },
};
