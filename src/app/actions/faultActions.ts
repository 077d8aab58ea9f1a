/** Changes the faults of relays: for now, where one is open, and for its next start. */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { isRelay } from '../../model/endpointKinds.ts';
import { endpointLabel } from '../../model/endpointText.ts';
import { faultKey, hasKey, withFault } from '../../model/faultList.ts';
import type { Fault } from '../../model/faultSpec.ts';
import { fail, success, type Result } from '../../model/result.ts';
import type { Transport } from '../../model/transports.ts';

type Change = (faults: readonly Fault[]) => readonly Fault[];

export class FaultActions {
  readonly #engine: Engine;
  readonly #ledger: Ledger;

  constructor({ engine, ledger }: { readonly engine: Engine; readonly ledger: Ledger }) {
    this.#engine = engine;
    this.#ledger = ledger;
  }

  /** Those of a relay, or of the relay that has this connection; undefined: there is none. */
  of(id: number): readonly Fault[] | undefined {
    return this.#engine.faults(this.#ownerOf(id));
  }

  /** Replaces all of them by these lines; with a problem in one, nothing changes. */
  set(id: number, lines: readonly string[]): Promise<Result<Endpoint>> {
    return this.#read(id, async (transport) => {
      const { readFaults } = await import('./faultLines.ts');
      const faults = readFaults(lines, transport);
      return faults.ok ? success(() => faults.value) : faults;
    });
  }

  /** Adds a line; another fault of its kind and direction is replaced. */
  add(id: number, line: string): Promise<Result<Endpoint>> {
    return this.#read(id, async (transport) => {
      const { readFault } = await import('./faultLines.ts');
      const fault = readFault(line, transport);
      return fault.ok ? success((faults) => withFault(faults, fault.value)) : fault;
    });
  }

  /** Puts a line in the place of the fault with this key. */
  replace(id: number, key: string, line: string): Promise<Result<Endpoint>> {
    return this.#read(id, async (transport) => {
      const { readFault } = await import('./faultLines.ts');
      const fault = readFault(line, transport);
      if (!fault.ok) return fault;
      return success((faults) => {
        const index = faults.findIndex(hasKey(key));
        if (index < 0) return withFault(faults, fault.value);
        // Edited into the kind and direction of another one, it replaces that as well.
        const isSame = hasKey(faultKey(fault.value));
        return faults.with(index, fault.value).filter((one, at) => at === index || !isSame(one));
      });
    });
  }

  /** Removes those that `which` names; fails where there is none. */
  remove(id: number, which: (fault: Fault) => boolean): Result<Endpoint> {
    const faults = this.of(id);
    if (faults !== undefined && !faults.some(which))
      return fail({ code: 'ENOENT', message: 'The relay has no such fault' });
    return this.#change(id, (all) => all.filter((fault) => !which(fault)));
  }

  clear(id: number): Result<Endpoint> {
    return this.#change(id, () => []);
  }

  /** Switches on or off those that `which` names, by default all. */
  enable(id: number, isOn: boolean, which: (fault: Fault) => boolean = () => true): Result<Endpoint> {
    return this.#change(id, (faults) =>
      faults.map((fault) => (which(fault) ? switched(fault, isOn) : fault)),
    );
  }

  async #read(
    id: number,
    read: (transport: Transport) => Promise<Result<Change>>,
  ): Promise<Result<Endpoint>> {
    const relay = this.#relay(id);
    if (!relay.ok) return relay;
    const change = await read(relay.value.transport);
    return change.ok ? this.#change(id, change.value) : change;
  }

  #change(id: number, change: Change): Result<Endpoint> {
    const relay = this.#relay(id);
    if (!relay.ok) return relay;
    const set = this.#engine.setFaults(relay.value.id, change(this.of(id) ?? []));
    return set.ok ? this.#relay(id) : set;
  }

  #relay(id: number): Result<Endpoint> {
    const endpoint = this.#ledger.endpoint(this.#ownerOf(id));
    if (endpoint === undefined)
      return fail({ code: 'ENOTCONN', message: `There is no relay with the number ${id}` });
    if (isRelay(endpoint.kind)) return success(endpoint);
    const { address, kind } = endpoint;
    const message = `${endpointLabel(endpoint)} is a ${kind}: only relays have faults`;
    return fail({ code: 'EOPNOTSUPP', address, message });
  }

  #ownerOf(id: number): number {
    return this.#ledger.ownerOf(id) ?? id;
  }
}

function switched({ enabled: _before, ...fault }: Fault, isOn: boolean): Fault {
  return isOn ? fault : { ...fault, enabled: false };
}
