/** Commands that show traffic and clear the capture. They change no socket. */
import { filterLimit } from '../../page/filterMessages.ts';
import { badArgument, requireId } from '../../app/failures/commandError.ts';
import { filterReaders } from '../../app/page/filter/filterReaders.ts';
import { parseFilter } from '../../language/filter/parseFilter.ts';
import { nodeId } from '../../app/sockets/socketNodes.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import type { InspectorOptions } from '../../app/commands/rows/commandArguments.ts';

export function inspectorCommands({
  store,
  views,
}: CommandContext): Pick<CommandHandlers, 'openInspector' | 'newInspector' | 'showTraffic' | 'clearCapture'> {
  return {
    openInspector: {
      call: async (id, options) => {
        const filter = filterOf(options);
        // Without an id, shows everything.
        await views.openInspector((id ?? undefined) === undefined ? undefined : requireId(id), filter);
      },
      run: ({ nodes: [node] }) => views.openInspector(node === undefined ? undefined : nodeId(node)),
    },
    newInspector: {
      call: () => views.newInspector(),
      run: () => views.newInspector(),
    },
    showTraffic: { run: () => views.showTraffic() },
    clearCapture: {
      call: () => store.clear(),
      run: () => store.clear(),
    },
  };
}

/** Rejects an invalid filter: the page would keep its previous one. */
function filterOf(options: unknown): string | undefined {
  if (options === undefined || options === null) return undefined;
  if (typeof options !== 'object')
    throw badArgument('openInspector takes an id and options, such as { filter: "dir:in" }');
  const { filter } = options as InspectorOptions;
  if (filter === undefined) return undefined;
  if (typeof filter !== 'string' || filter.length > filterLimit)
    throw badArgument(`A filter must be a text of at most ${filterLimit} characters`);
  const problem = parseFilter(filter, filterReaders).diagnostics.find(({ severity }) => severity === 'error');
  if (problem !== undefined) throw badArgument(`The filter "${filter}" cannot be read: ${problem.message}`);
  return filter;
}
