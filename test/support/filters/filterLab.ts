/** A capture to test filters on. */
import { CaptureStore, type CaptureLimits } from '../../../src/capture/store/captureStore.ts';
import { MarkedRows } from '../../../src/capture/store/markedRows.ts';
import { CaptureView } from '../../../src/capture/views/captureView.ts';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';
import { compiledFilter } from './compiledFilter.ts';
import { scanAll } from '../scans.ts';

export const refused = {
  code: 'ECONNREFUSED',
  call: 'connect',
  address: 'tcp://127.0.0.1:9',
  message: 'Nothing listens on 127.0.0.1, port 9.',
} as const;

export const accepted = {
  type: 'accepted',
  call: 'accept',
  t: 0,
  endpoint: 1,
  connection: 2,
  local: '127.0.0.1:9998',
  remote: '10.0.0.7:53131',
} satisfies EngineEvent;
export const opening = {
  type: 'opening',
  t: 0,
  endpoint: 1,
  kind: 'listener',
  transport: 'tcp',
  address: 'tcp://127.0.0.1:9998',
} satisfies EngineEvent;

/** A capture of a listener with one connection, and the rows of it that a filter matches. */
export function filterLab(limits: CaptureLimits = {}) {
  const store = new CaptureStore(limits);
  const ledger = new Ledger();
  ledger.apply(opening);
  ledger.apply(accepted);
  const view = new CaptureView(store);
  const marks = new MarkedRows(store);
  return {
    store,
    ledger,
    marks,
    view,
    filter: (text: string): void => view.setFilter(compiledFilter(store, text, ledger, marks)),
    found: (): number[] => {
      scanAll(view);
      const { viewFirst, viewNext } = view.summary();
      return view.rows(viewFirst, viewNext - viewFirst).map(({ seq }) => seq);
    },
  };
}
