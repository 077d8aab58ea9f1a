import { nodeId } from '../trees/socketNodes.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import { requireId } from './requireId.ts';

/** Commands that look, and change no socket. */
export function lookCommands({
  store,
  views,
}: CommandParts): Pick<CommandHandlers, 'openInspector' | 'newInspector' | 'clearCapture'> {
  return {
    openInspector: {
      call: (id) => views.openInspector(requireId(id)),
      ask: ({ nodes: [node] }) => views.openInspector(node === undefined ? undefined : nodeId(node)),
    },
    newInspector: {
      call: () => views.newInspector(),
      ask: () => views.newInspector(),
    },
    clearCapture: {
      call: () => store.clear(),
      ask: () => store.clear(),
    },
  };
}
