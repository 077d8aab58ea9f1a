/** Commands for saved endpoints and those of the previous session: start, save, remove them. */
import { accepts } from '../../model/endpointKinds.ts';
import * as vscode from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
import { endpointLabel } from '../../model/endpointText.ts';
import { badArgument, CommandError, valueOf, requireId } from '../../app/failures/commandError.ts';
import {
  startableDescription,
  startableLabel,
  startRequest,
  type Startable,
} from '../../app/saved/startable.ts';
import { savedEndpointOf } from '../../app/saved/savedEndpoints.ts';
import { saveEndpoint, savedSetting } from '../ui/saveEndpoint.ts';
import { askChoice, askText } from '../ui/ask.ts';
import { openForUser } from '../prompts/openForUser.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { showInformation } from '../ui/messages.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';
import type { UserAction } from './userAction.ts';

export function startableCommands(
  context: CommandContext,
): Pick<CommandHandlers, 'startSaved' | 'startGone' | 'forgetGone' | 'saveEndpoint' | 'editSaved'> {
  const { actions, ledger, startables } = context;
  const startForUser = (startable: Startable): Promise<void> =>
    openForUser(context, startRequest(startable), { began: (id) => startables.started(startable, id) });
  const start = async (startable: Startable): Promise<Endpoint> => {
    const begun = valueOf(await actions.begin(startRequest(startable)));
    startables.started(startable, begun.id);
    return valueOf(await begun.endpoint);
  };
  return {
    startSaved: {
      call: (name) => start(savedNamed(startables.saved(), name)),
      run: async (action) => {
        const chosen = ready(chosenBy(action, startables.saved()));
        const asked = chosen.length > 0 ? chosen : await askSaved(ready(startables.saved()));
        await Promise.all(asked.map(startForUser));
      },
    },
    startGone: {
      call: async () => {
        const started: Endpoint[] = [];
        for (const startable of listenersFirst(startables.previous())) started.push(await start(startable));
        return started;
      },
      run: async (action) => {
        const chosen = chosenBy(action, startables.previous());
        const all = chosen.length > 0 ? chosen : startables.previous();
        // Our clients are often connected to our own listeners.
        for (const startable of listenersFirst(all)) await startForUser(startable);
      },
    },
    forgetGone: {
      call: () => startables.forgetPrevious(),
      run: (action) => {
        const chosen = chosenBy(action, startables.previous());
        if (chosen.length === 0) startables.forgetPrevious();
        else startables.forget(chosen.map(({ key }) => key));
      },
    },
    saveEndpoint: {
      call: async (id, name) => {
        const endpoint = actions.endpointOf(requireId(id));
        if (endpoint === undefined)
          throw new CommandError({ code: 'ENOTCONN', message: `There is no endpoint #${String(id)}` });
        await saveEndpoint(savedEndpointOf(endpoint, name));
      },
      run: async ({ nodes }) => {
        const [id] = await idsOf(nodes, ledger, {
          title: 'Save Endpoint to Settings',
          placeholder: 'Which endpoint?',
          endpoints: () => true,
          none: 'There is no endpoint yet.',
        });
        const endpoint = id === undefined ? undefined : actions.endpointOf(id);
        if (endpoint === undefined) return;
        const name = await askText({
          title: 'Save Endpoint to Settings',
          value: endpoint.name ?? '',
          prompt: 'A name for the list; empty shows the address',
          placeholder: endpointLabel(endpoint),
          judge: () => undefined,
        });
        if (typeof name !== 'string') return;
        const where = await saveEndpoint(savedEndpointOf(endpoint, name));
        showInformation(`Saved in the ${where} settings; the Sockets view offers it from now on.`);
      },
    },
    editSaved: {
      call: () => openSetting(),
      run: () => openSetting(),
    },
  };
}

function chosenBy({ startables }: UserAction, among: readonly Startable[]): readonly Startable[] {
  return among.filter(({ key }) => startables.includes(key));
}

function ready(startables: readonly Startable[]): readonly Startable[] {
  return startables.filter(({ problem }) => problem === undefined);
}

function listenersFirst(startables: readonly Startable[]): readonly Startable[] {
  const isListener = ({ kind }: Startable) => accepts(kind);
  return [...startables.filter(isListener), ...startables.filter((startable) => !isListener(startable))];
}

/** Finds a saved endpoint for a program, by name or by address. */
function savedNamed(saved: readonly Startable[], name: unknown): Startable {
  if (typeof name !== 'string')
    throw badArgument('startSaved takes the name or the address of a saved endpoint');
  const found =
    saved.find((startable) => startable.name === name) ??
    saved.find((startable) => startable.address === name);
  if (found?.problem !== undefined) {
    throw new CommandError({ code: 'EINVAL', address: found.address, message: `${name}: ${found.problem}` });
  }
  if (found !== undefined) return found;
  throw new CommandError({
    code: 'ENOENT',
    message: `No saved endpoint that is not started is called ${name}`,
    advice: `The setting ${savedSetting} lists them.`,
  });
}

async function askSaved(saved: readonly Startable[]): Promise<readonly Startable[]> {
  if (saved.length === 0) {
    showInformation('No saved endpoint is left to start. "Save Endpoint to Settings" keeps one.');
    return [];
  }
  // A single one needs no prompt.
  if (saved.length === 1) return saved;
  const chosen = await askChoice({
    title: 'Start Saved Endpoint',
    placeholder: 'Which one?',
    choices: saved.map((startable) => ({
      label: startableLabel(startable),
      description: startableDescription(startable),
      choose: startable,
    })),
  });
  return typeof chosen === 'object' ? [chosen] : [];
}

async function openSetting(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', savedSetting);
}
