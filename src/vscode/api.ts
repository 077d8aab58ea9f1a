/**
 * The API for other extensions: `extensions.getExtension<SocketLabApi>('socket-lab.socket-lab').activate()`. Everything
 * returned is plain data; failures are rejections with the errno name as `code`.
 */
import type * as vscode from 'vscode';
import type { CaptureStore } from '../capture/store/captureStore.ts';
import type { MarkedRows } from '../capture/store/markedRows.ts';
import type { Ledger } from '../capture/ledger/ledger.ts';
import type { Endpoint } from '../model/endpoint.ts';
import { apiRows } from './apiRows.ts';
import type { SocketLabApi } from './apiTypes.ts';
import { badArgument, valueOf, requireId, requireFormat } from '../app/failures/commandError.ts';
import { workInSlices } from '../app/timing/workInSlices.ts';
import type { ComposedSends } from '../app/actions/composedSends.ts';
import type { FaultActions } from '../app/actions/faultActions.ts';
import type { HeldActions } from '../app/actions/heldActions.ts';
import { requireDecision, requireHeld } from '../app/actions/programDecision.ts';
import { relayRequest, requireLines } from '../app/actions/programRelay.ts';
import type { SocketActions } from '../app/actions/socketActions.ts';

export interface ApiParts {
  readonly actions: SocketActions;
  readonly faults: FaultActions;
  readonly held: HeldActions;
  readonly sends: () => Promise<ComposedSends>;
  readonly ledger: Ledger;
  readonly store: CaptureStore;
  readonly marks: MarkedRows;
  readonly onDidChange: vscode.Event<void>;
}

export function createApi({
  actions,
  faults,
  held,
  sends,
  ledger,
  store,
  marks,
  onDidChange,
}: ApiParts): SocketLabApi {
  const open = async (
    kind: 'listener' | 'client',
    address: string,
    responder: string | undefined,
  ): Promise<Endpoint> => {
    if (typeof address !== 'string')
      throw badArgument('The address must be a text, such as tcp://127.0.0.1:9998');
    return valueOf(await actions.open({ kind, address, ...(responder === undefined ? {} : { responder }) }));
  };
  return {
    version: 1,
    endpoints: () => ledger.endpoints(),
    rows: async (query = {}) => (await workInSlices(apiRows({ store, marks }, query))) ?? [],
    listen: (address, options) => open('listener', address, options?.responder),
    connect: (address) => open('client', address, undefined),
    relay: async (address, target, options) =>
      valueOf(await actions.open(relayRequest(address, target, options))),
    setFaults: async (id, lines) => valueOf(await faults.set(requireId(id), requireLines(lines))),
    held: (id) => held.list(id === undefined ? undefined : requireId(id)),
    decide: async (item, decision) => valueOf(held.decide(requireHeld(item), requireDecision(decision))),
    send: async (id, bytes, options) => {
      const payload: unknown = bytes;
      const to = requireId(id);
      if (payload instanceof Uint8Array) return valueOf(actions.send(to, payload));
      if (typeof payload !== 'string') throw badArgument('The bytes must be a Uint8Array or a text');
      const format = requireFormat(options?.format);
      return valueOf(await (await sends()).send(to, { text: payload, format, lineEnding: 'none' }));
    },
    stop: async (id) => valueOf(await actions.stop(requireId(id))),
    onDidChange,
  };
}
