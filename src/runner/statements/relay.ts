/** `relay` opens a relay, and `fault` changes its faults while it runs. */
import type { FaultChange, RelayStatement } from '../../language/experiment/model/experiment.ts';
import { changedFaults, withFault, type FaultListChange } from '../../model/faultList.ts';
import { defined } from '../../model/defined.ts';
import type { Fault } from '../../model/faultSpec.ts';
import { cancelledAt, failedAt, failedCall } from '../results/stepFailure.ts';
import { idOf } from '../state/named.ts';
import { addressAt, refusal } from './openedAddress.ts';
import type { StatementRunner } from './statementRunner.ts';

export const relay: StatementRunner<'relay'> = async (statement, context) => {
  const { run, scope, signal } = context;
  const address = addressAt(statement, statement.address, 'listener', context);
  if ('code' in address) return address;
  const target = addressAt(statement, statement.target, 'client', context);
  if ('code' in target) return target;
  const refused = await refusal(address, statement, context);
  if (refused !== undefined) return refused;
  const { engine, world, conversations } = run;
  const name = statement.name?.value;
  const spec = {
    kind: 'relay',
    address,
    target,
    faults: faultsOf(statement),
    seed: Number(BigInt.asUintN(32, world.seed)),
    ...defined({ name }),
  } as const;
  const opened = engine.open(spec, {
    beforeOpening: (id) => {
      world.opening?.(id);
      const traffic = conversations.follow(id, address.transport, true);
      scope.name(name, { kind: 'endpoint', traffic, endpointKind: 'relay' });
      scope.own(async (forgets) => {
        await (forgets ? engine.remove(id) : engine.close(id));
        conversations.forget(traffic);
      });
    },
  });
  if (!opened.ok) return failedCall(statement, opened.failure);
  const stop = (): void => void engine.close(opened.value.id);
  signal.addEventListener('abort', stop);
  const ready = await opened.value.ready;
  signal.removeEventListener('abort', stop);
  if (ready.ok) return undefined;
  return signal.aborted ? cancelledAt(statement) : failedCall(statement, ready.failure);
};

/** The later of two with one kind and direction replaces the other. */
function faultsOf({ faults }: RelayStatement): readonly Fault[] {
  return faults.reduce<readonly Fault[]>((all, { fault }) => withFault(all, fault), []);
}

export const fault: StatementRunner<'fault'> = (statement, { run, scope }) => {
  const { relay: to, change } = statement;
  const named = scope.find(to.value);
  const id = named === undefined || named.kind === 'program' ? undefined : idOf(named);
  const faults = id === undefined ? undefined : run.engine.faults(id);
  if (id === undefined || faults === undefined)
    return Promise.resolve(failedAt(statement, 'ENOTCONN', `There is no relay ${to.value}.`));
  run.engine.setFaults(id, changedFaults(faults, plain(change)));
  return Promise.resolve(undefined);
};

function plain(change: FaultChange): FaultListChange {
  if (change.kind === 'set') return { kind: 'set', fault: change.fault.fault };
  return change.kind === 'remove' ? { kind: 'remove', fault: change.fault.value } : change;
}
