import type { EngineEventType } from './engineEvent.ts';

// An object, so that a type missing here does not compile.
const known: Readonly<Record<EngineEventType, true>> = {
  data: true,
  opening: true,
  socket: true,
  option: true,
  resolved: true,
  bound: true,
  listening: true,
  connecting: true,
  attemptFailed: true,
  connected: true,
  accepted: true,
  refused: true,
  waiting: true,
  drained: true,
  paused: true,
  resumed: true,
  end: true,
  reset: true,
  closed: true,
  dropped: true,
  reconnecting: true,
  unlinked: true,
  responder: true,
  faults: true,
  fault: true,
  error: true,
  removed: true,
  handshake: true,
  closeNotify: true,
};

/** The types of all events. */
export const eventTypes: readonly EngineEventType[] = Object.keys(known) as EngineEventType[];
