/** Commands that show traffic and clear the capture. They change no socket. */
import { filterLimit } from '../../page/filterMessages.ts';
import { badArgument, requireId } from '../../app/failures/commandError.ts';
import { filterReaders } from '../../app/page/filter/filterReaders.ts';
import { parseFilter } from '../../language/filter/parseFilter.ts';
import { defined } from '../../model/defined.ts';
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
        const shown = optionsOf(options);
        // Without an id, shows everything.
        await views.openInspector((id ?? undefined) === undefined ? undefined : requireId(id), shown);
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

function optionsOf(options: unknown): InspectorOptions {
  if (options === undefined || options === null) return {};
  if (typeof options !== 'object')
    throw badArgument('openInspector takes an id and options, such as { filter: "dir:in" }');
  const { filter, row } = options as InspectorOptions;
  if (row !== undefined && !(Number.isSafeInteger(row) && row >= 0))
    throw badArgument('A row must be a sequence number, as the rows of the API have it');
  if (filter !== undefined) requireFilter(filter);
  return defined({ filter, row });
}

/** Rejects an invalid filter: the page would keep its previous one. */
function requireFilter(filter: unknown): void {
  if (typeof filter !== 'string' || filter.length > filterLimit)
    throw badArgument(`A filter must be a text of at most ${filterLimit} characters`);
  const problem = parseFilter(filter, filterReaders).diagnostics.find(({ severity }) => severity === 'error');
  if (problem !== undefined) throw badArgument(`The filter "${filter}" cannot be read: ${problem.message}`);
}
