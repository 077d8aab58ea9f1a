/** Commands that change the faults of relays while they run. */
import type { Endpoint } from '../../model/endpoint.ts';
import { isRelay } from '../../model/endpointKinds.ts';
import { faultKey, hasKey } from '../../model/faultList.ts';
import { faultNames } from '../../model/faultNames.ts';
import type { Fault } from '../../model/faultSpec.ts';
import { parseFault } from '../../language/experiment/faults/parseFault.ts';
import { printFault } from '../../language/experiment/faults/printFault.ts';
import { badArgument, requireId, valueOf } from '../../app/failures/commandError.ts';
import { requireLine, requireLines } from '../../app/actions/programRelay.ts';
import type { Result } from '../../model/result.ts';
import { addFaultForUser, editFaultForUser, setFaultsForUser } from '../prompts/faultsForUser.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { askChoice } from '../ui/ask.ts';
import { showIfFailed } from '../ui/messages.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import type { UserAction } from './userAction.ts';

type FaultCommand =
  | 'addFault'
  | 'setFaults'
  | 'switchFaultsOff'
  | 'switchFaultsOn'
  | 'removeAllFaults'
  | 'editFault'
  | 'removeFault';

export function faultCommands(context: CommandContext): Pick<CommandHandlers, FaultCommand> {
  const { faults, ledger } = context;
  const relays = (title: string, { nodes }: UserAction, fits: (faults: readonly Fault[]) => boolean) =>
    idsOf(nodes, ledger, {
      title,
      placeholder: 'Of which relay?',
      endpoints: ({ id, kind }: Endpoint) => isRelay(kind) && fits(faults.of(id) ?? []),
      none: 'There is no relay for which this can be done.',
    });
  const onAll = (title: string, fits: (fault: Fault) => boolean, act: (id: number) => Result<Endpoint>) => ({
    call: (id?: number) => valueOf(act(requireId(id))),
    run: async (action: UserAction) => {
      for (const id of await relays(title, action, (all) => all.some(fits))) showIfFailed(act(id));
    },
  });
  return {
    addFault: {
      call: async (id, line) => valueOf(await faults.add(requireId(id), requireLine(line))),
      run: async (action) => {
        const [id] = await relays('Add Fault', action, () => true);
        if (id !== undefined) await addFaultForUser(context, id);
      },
    },
    setFaults: {
      call: async (id, lines) => valueOf(await faults.set(requireId(id), requireLines(lines))),
      run: async (action) => {
        const [id] = await relays('Set Faults', action, () => true);
        if (id !== undefined) await setFaultsForUser(context, id);
      },
    },
    switchFaultsOff: onAll('Switch All Faults Off', isOn, (id) => faults.enable(id, false)),
    switchFaultsOn: onAll(
      'Switch All Faults On',
      (fault) => !isOn(fault),
      (id) => faults.enable(id, true),
    ),
    removeAllFaults: onAll(
      'Remove All Faults',
      () => true,
      (id) => faults.clear(id),
    ),
    editFault: {
      run: async ({ faults: [row] }) => {
        if (row !== undefined) await editFaultForUser(context, row);
      },
    },
    removeFault: {
      call: (id, fault) => valueOf(faults.remove(requireId(id), which(fault))),
      run: async (action) => {
        for (const { endpoint, fault } of action.faults) showIfFailed(faults.remove(endpoint, hasKey(fault)));
        if (action.faults.length > 0) return;
        const [id] = await relays('Remove Fault', action, (all) => all.length > 0);
        const asked = id === undefined ? undefined : await askFault(faults.of(id) ?? []);
        if (id !== undefined && typeof asked === 'string') showIfFailed(faults.remove(id, hasKey(asked)));
      },
    },
  };
}

function isOn({ enabled }: Fault): boolean {
  return enabled !== false;
}

/** The key of one of them. */
function askFault(faults: readonly Fault[]) {
  return askChoice({
    title: 'Remove Fault',
    placeholder: 'Which one?',
    choices: faults.map((fault) => ({ label: printFault(fault), choose: faultKey(fault) })),
  });
}

/** What a program means: a kind, a kind with a direction, or a whole line. */
function which(text: unknown): (fault: Fault) => boolean {
  const [, kind, direction] = /^(\w+)(?: (up|down|both))?$/.exec(requireLine(text).trim()) ?? [];
  if (faultNames.some((name) => name === kind))
    return (fault) => fault.kind === kind && (direction === undefined || fault.direction === direction);
  const parsed = parseFault(requireLine(text));
  if (!parsed.ok) throw badArgument(parsed.problems[0].message);
  return hasKey(faultKey(parsed.value));
}
