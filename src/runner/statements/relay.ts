/** `relay` opens a relay, and `fault` changes its faults while it runs. */
import { constantFault } from '../../language/experiment/faults/constantFault.ts';
import type {
  FaultLine,
  FaultStatement,
  RelayStatement,
  Statement,
} from '../../language/experiment/model/experiment.ts';
import { changedFaults, withFault, type FaultListChange } from '../../model/faultList.ts';
import { defined } from '../../model/defined.ts';
import type { Fault } from '../../model/faultSpec.ts';
import { cancelledAt, failedAt, failedCall } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';
import type { Scope } from '../state/bindings.ts';
import { idOf } from '../state/named.ts';
import { addressAt, refusal } from './openedAddress.ts';
import type { StatementRunner, StepContext } from './statementRunner.ts';

export const relay: StatementRunner<'relay'> = async (statement, context) => {
  const { run, scope, signal } = context;
  const address = addressAt(statement, statement.address, 'relay', context);
  if ('code' in address) return address;
  const target = addressAt(statement, statement.target, 'target', context);
  if ('code' in target) return target;
  const refused = await refusal(address, statement, context);
  if (refused !== undefined) return refused;
  const { engine, world, conversations } = run;
  const faults = faultsOf(statement, context);
  if ('code' in faults) return faults;
  const name = statement.name?.value;
  const spec = {
    kind: 'relay',
    address,
    target,
    faults,
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

/** With bytes in place of variables. The later of two with one kind and direction replaces the other. */
function faultsOf(statement: RelayStatement, { scope }: StepContext): readonly Fault[] | StepFailure {
  let faults: readonly Fault[] = [];
  for (const line of statement.faults) {
    const fault = faultOf(statement, line, scope);
    if ('code' in fault) return fault;
    faults = withFault(faults, fault);
  }
  return faults;
}

function faultOf(statement: Statement, line: FaultLine, scope: Scope): Fault | StepFailure {
  const fault = constantFault(line, scope.environment);
  if (fault.ok) return fault.value;
  const [{ start, end, message }] = fault.problems;
  return { ...failedAt(statement, 'ERR_PAYLOAD', message), start, end };
}

export const fault: StatementRunner<'fault'> = (statement, { run, scope }) => {
  const { relay: to } = statement;
  const named = scope.find(to.value);
  const id = named === undefined || named.kind === 'program' ? undefined : idOf(named);
  const faults = id === undefined ? undefined : run.engine.faults(id);
  if (id === undefined || faults === undefined)
    return Promise.resolve(failedAt(statement, 'ENOTCONN', `There is no relay ${to.value}.`));
  const next = listChange(statement, scope);
  if ('code' in next) return Promise.resolve(next);
  run.engine.setFaults(id, changedFaults(faults, next));
  return Promise.resolve(undefined);
};

function listChange(statement: FaultStatement, scope: Scope): FaultListChange | StepFailure {
  const { change } = statement;
  if (change.kind === 'remove') return { kind: 'remove', fault: change.fault.value };
  if (change.kind === 'clear') return change;
  const set = faultOf(statement, change.fault, scope);
  return 'code' in set ? set : { kind: 'set', fault: set };
}
