/** Our engine with the capture and the ledger subscribed, as the extension wires them. */
import { RowEvents } from '../../../src/capture/rowEvents.ts';
import { CaptureStore } from '../../../src/capture/store/captureStore.ts';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import { Engine } from '../../../src/engine/engine.ts';
import { RuleResponders } from '../../../src/engine/responders/rules/ruleResponders.ts';
import type { EndpointSpec } from '../../../src/model/endpointSpec.ts';

export interface EngineWithCapture {
  readonly engine: Engine;
  readonly store: CaptureStore;
  readonly ledger: Ledger;
}

export function engineWithCapture(): EngineWithCapture {
  const engine = new Engine({
    responders: new RuleResponders(),
    onSubscriberError: (error) => {
      throw error;
    },
  });
  const store = new CaptureStore();
  const ledger = new Ledger({ rows: store });
  engine.subscribe((event) => ledger.apply(event));
  const rows = new RowEvents();
  engine.subscribe((event) => {
    if (rows.becomesRow(event)) store.append(event);
  });
  return { engine, store, ledger };
}

/** Opens what accepts; returns its port. */
export async function portOf(engine: Engine, spec: EndpointSpec): Promise<number> {
  let port = 0;
  const stop = engine.subscribe((event) => {
    // The side of a relay that connects is bound as well.
    const isOwn = event.type === 'bound' && event.connection === undefined;
    if (isOwn) port = Number(event.local.slice(event.local.lastIndexOf(':') + 1));
  });
  const opened = engine.open(spec);
  if (!opened.ok) throw new Error(opened.failure.message);
  const ready = await opened.value.ready;
  if (!ready.ok) throw new Error(ready.failure.message);
  stop();
  return port;
}
