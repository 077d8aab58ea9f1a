import { CaptureStore } from '../../src/capture/store/captureStore.ts';
import { Ledger } from '../../src/capture/ledger/ledger.ts';
import type { EngineEvent } from '../../src/model/engineEvent.ts';
import { data, make } from './ledgerEvents.ts';

/** A capture and its ledger, which receive each event in the same order as in the extension. */
export function ledgerCapture(limits: { readonly closedLimit?: number; readonly limitRows?: number } = {}) {
  const store = new CaptureStore({ limitRows: limits.limitRows ?? 100_000 });
  const ledger = new Ledger({ closedLimit: limits.closedLimit ?? 1000, rows: store });
  const told = (...events: EngineEvent[]): void => {
    for (const event of events) {
      ledger.apply(event);
      store.append(event);
    }
  };
  return { store, ledger, told };
}

/** The events of a short connection of endpoint 1: three rows. */
export function shortConnection(connection: number): EngineEvent[] {
  return [
    make('accepted', { connection, remote: remoteOf(connection) }),
    data('in', 3, connection),
    make('closed', { connection }),
  ];
}

/** The remote address of such a connection. */
export function remoteOf(connection: number): string {
  return `10.0.${connection >> 8}.${connection & 255}:6000`;
}
