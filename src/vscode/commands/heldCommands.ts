/** Commands that decide what becomes of what relays hold. */
import { forwarded, requireHeld } from '../../app/actions/programDecision.ts';
import { requireId, valueOf } from '../../app/failures/commandError.ts';
import { nodeId } from '../../app/sockets/socketNodes.ts';
import type { HoldDecision } from '../../model/heldItem.ts';
import { askHeld, editHeldForUser, showHeldForUser } from '../prompts/heldForUser.ts';
import { showIfFailed, showInformation } from '../ui/messages.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import type { UserAction } from './userAction.ts';

type HeldCommand = 'showHeld' | 'forwardHeld' | 'editHeld' | 'dropHeld' | 'resetHeld' | 'forwardAllHeld';

export function heldCommands(context: CommandContext): Pick<CommandHandlers, HeldCommand> {
  const { held } = context;
  const decide = (id: unknown, decision: HoldDecision): void =>
    valueOf(held.decide(requireHeld(id), decision));
  const decideForUser = (title: string, kind: HoldDecision['kind']) => async (action: UserAction) => {
    const item = await askHeld(context, action.nodes, title);
    if (item !== undefined) showIfFailed(held.decide(item.id, { kind }));
  };
  return {
    showHeld: {
      call: (id) => held.list(idOf(id)),
      run: ({ nodes }) => showHeldForUser(context, nodes),
    },
    forwardHeld: {
      call: (id, bytes) => decide(id, forwarded(bytes)),
      run: decideForUser('Forward', 'forward'),
    },
    editHeld: {
      run: async ({ nodes }) => {
        const item = await askHeld(context, nodes, 'Edit and Forward');
        if (item !== undefined) await editHeldForUser(context, item);
      },
    },
    dropHeld: {
      call: (id) => decide(id, { kind: 'drop' }),
      run: decideForUser('Drop Held', 'drop'),
    },
    resetHeld: {
      call: (id) => decide(id, { kind: 'reset' }),
      run: decideForUser('Reset Pair', 'reset'),
    },
    forwardAllHeld: {
      call: (id) => held.forwardAll(idOf(id)),
      run: ({ nodes }) => {
        if (held.isEmpty) showInformation('Nothing is held.');
        if (nodes.length === 0) held.forwardAll();
        for (const node of nodes) held.forwardAll(nodeId(node));
      },
    },
  };
}

/** Undefined: all. */
function idOf(id: unknown): number | undefined {
  return id === 'all' ? undefined : requireId(id);
}
