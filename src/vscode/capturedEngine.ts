/** The engine with everything that listens to it: the ledger of endpoints, the capture and the log, in this order. */
import { CaptureStore } from '../capture/store/captureStore.ts';
import { Ledger } from '../capture/ledger/ledger.ts';
import { systemClock } from '../node/clock.ts';
import { Engine } from '../engine/engine.ts';
import type { ResponderReader } from '../engine/responders/responder.ts';
import type { Log } from '../app/ports/log.ts';
import type { Settings } from '../app/ports/settings.ts';

/** The limits are those of the settings when the window starts. */
export function capturedEngine(
  { captureLimitMiB, captureLimitEvents }: Settings,
  responders: ResponderReader,
  log: Log,
) {
  const clock = systemClock();
  const engine = new Engine({
    responders,
    clock,
    onSubscriberError: (error) => log.error('A subscriber failed', error),
  });
  const limitBytes = captureLimitMiB * 1024 * 1024;
  const store = new CaptureStore({ limitBytes, limitRows: captureLimitEvents });
  const ledger = new Ledger({ rows: store });
  engine.subscribe((event) => ledger.apply(event));
  engine.subscribe((event) => store.append(event));
  engine.subscribe((event) => log.event(event));
  return { clock, engine, store, ledger };
}
