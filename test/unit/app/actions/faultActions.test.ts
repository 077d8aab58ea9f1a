import assert from 'node:assert/strict';
import { FaultActions } from '../../../../src/app/actions/faultActions.ts';
import { valueOf } from '../../../../src/app/failures/commandError.ts';
import type { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import type { Engine } from '../../../../src/engine/engine.ts';
import { printFault } from '../../../../src/language/experiment/faults/printFault.ts';
import { faultKey, hasKey } from '../../../../src/model/faultList.ts';
import type { Fault } from '../../../../src/model/faultSpec.ts';
import { success, type Result } from '../../../../src/model/result.ts';
import { anEndpoint } from '../../../support/endpointRecords.ts';
import { faultOf } from '../../../support/pipelineLab.ts';
import { aRelay } from '../../../support/relayRecords.ts';

const code = (result: Result<unknown>): string => (result.ok ? '' : result.failure.code);

describe('FaultActions', () => {
  let faults: readonly Fault[];
  let actions: FaultActions;

  /** The relay 1 with the connection 2, and the listener 5. */
  beforeEach(() => {
    faults = [];
    const engine = {
      faults: (id: number) => (id === 1 ? faults : undefined),
      setFaults: (_id: number, all: readonly Fault[]) => {
        faults = all;
        return success(undefined);
      },
    };
    const endpoints = new Map([
      [1, aRelay({ id: 1 })],
      [5, anEndpoint({ id: 5 })],
    ]);
    const ledger = {
      endpoint: (id: number) => endpoints.get(id),
      ownerOf: (id: number) => (id === 2 ? 1 : undefined),
    };
    actions = new FaultActions({ engine: engine as Engine, ledger: ledger as Ledger });
  });

  const lines = () => faults.map(printFault);

  it('sets, adds and removes the faults of a relay, or of the relay of a connection', async () => {
    valueOf(await actions.set(1, ['latency 100ms', 'stall down']));
    assert.deepEqual(lines(), ['latency 100ms', 'stall down']);
    valueOf(await actions.add(2, 'latency 20ms'));
    valueOf(await actions.add(2, 'latency 5ms up'));
    assert.deepEqual(lines(), ['latency 20ms', 'stall down', 'latency 5ms up']);
    valueOf(actions.remove(2, ({ kind }) => kind === 'latency'));
    assert.deepEqual(lines(), ['stall down']);
    assert.deepEqual(actions.of(2)?.map(printFault), ['stall down']);
    valueOf(actions.clear(1));
    assert.deepEqual(lines(), []);
  });

  it('puts a line in the place of another, and of one whose kind and direction it has now', async () => {
    valueOf(await actions.set(1, ['latency 1ms', 'stall up', 'stall down']));
    valueOf(await actions.replace(1, faultKey(faultOf('stall up')), 'stall down'));
    assert.deepEqual(lines(), ['latency 1ms', 'stall down']);
    valueOf(await actions.replace(1, faultKey(faultOf('latency 1ms')), 'latency 7ms'));
    assert.deepEqual(lines(), ['latency 7ms', 'stall down']);
    valueOf(await actions.replace(1, 'gone both', 'corrupt'));
    assert.equal(lines().length, 3);
  });

  it('switches them off and on again', async () => {
    valueOf(await actions.set(1, ['latency 1ms', 'stall']));
    valueOf(actions.enable(1, false, hasKey(faultKey(faultOf('stall')))));
    assert.deepEqual(lines(), ['latency 1ms', 'stall off']);
    valueOf(actions.enable(1, false));
    assert.deepEqual(lines(), ['latency 1ms off', 'stall off']);
    valueOf(actions.enable(1, true));
    assert.deepEqual(lines(), ['latency 1ms', 'stall']);
  });

  it('changes nothing where something is wrong, and says what', async () => {
    valueOf(await actions.set(1, ['stall']));
    assert.equal(code(await actions.set(1, ['latency 1ms', 'nonsense'])), 'EINVAL');
    assert.equal(code(await actions.add(1, 'drop')), 'EINVAL');
    assert.equal(code(await actions.replace(1, 'stall both', 'nonsense')), 'EINVAL');
    assert.equal(code(actions.remove(1, ({ kind }) => kind === 'latency')), 'ENOENT');
    assert.deepEqual(lines(), ['stall']);
    assert.equal(code(await actions.add(5, 'stall')), 'EOPNOTSUPP');
    assert.equal(code(actions.clear(99)), 'ENOTCONN');
    assert.equal(actions.of(99), undefined);
  });
});
