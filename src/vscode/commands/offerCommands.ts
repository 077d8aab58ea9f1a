/** Saved endpoints, and what the last window had open: start them, keep them, forget them. */
import * as vscode from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
import { endpointLabel } from '../../model/endpointText.ts';
import { badArgument, CommandError, valueOf } from '../../app/commandError.ts';
import { offerDescription, offerLabel, type Offer } from '../../app/saved/offer.ts';
import { saveEndpoint, savedEndpointOf, savedSetting } from '../offers/saveEndpoint.ts';
import { askChoice, askText } from '../prompts/ask.ts';
import { openForUser } from '../prompts/openForUser.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { tell } from '../prompts/tell.ts';
import type { CommandHandlers, UserAction } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import { requireId } from '../../app/requireId.ts';

export function offerCommands(
  parts: CommandParts,
): Pick<CommandHandlers, 'startSaved' | 'startGone' | 'forgetGone' | 'saveEndpoint' | 'editSaved'> {
  const { actions, ledger, offers } = parts;
  const startForUser = (offer: Offer): Promise<void> =>
    openForUser(parts, requestOf(offer), { began: (id) => offers.started(offer, id) });
  const start = async (offer: Offer): Promise<Endpoint> => {
    const begun = valueOf(actions.begin(requestOf(offer)));
    offers.started(offer, begun.id);
    return valueOf(await begun.endpoint);
  };
  return {
    startSaved: {
      call: (name) => start(savedNamed(offers.saved(), name)),
      run: async (action) => {
        const chosen = startable(chosenBy(action, offers.saved()));
        const asked = chosen.length > 0 ? chosen : await askSaved(startable(offers.saved()));
        await Promise.all(asked.map(startForUser));
      },
    },
    startGone: {
      call: async () => {
        const started: Endpoint[] = [];
        for (const offer of listenersFirst(offers.gone())) started.push(await start(offer));
        return started;
      },
      run: async (action) => {
        const chosen = chosenBy(action, offers.gone());
        const all = chosen.length > 0 ? chosen : offers.gone();
        // Clients of ours are often connected to listeners of ours.
        for (const offer of listenersFirst(all)) await startForUser(offer);
      },
    },
    forgetGone: {
      call: () => offers.forgetGone(),
      run: (action) => {
        const chosen = chosenBy(action, offers.gone());
        if (chosen.length === 0) offers.forgetGone();
        else offers.forget(chosen.map(({ key }) => key));
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
        tell(`Saved in the ${where} settings; the Sockets view offers it from now on.`);
      },
    },
    editSaved: {
      call: () => openSetting(),
      run: () => openSetting(),
    },
  };
}

function requestOf({ kind, address, name, responder }: Offer) {
  return {
    kind,
    address,
    ...(name === undefined ? {} : { name }),
    ...(responder === undefined ? {} : { responder }),
  };
}

function chosenBy({ offers }: UserAction, among: readonly Offer[]): readonly Offer[] {
  return among.filter(({ key }) => offers.includes(key));
}

function startable(offers: readonly Offer[]): readonly Offer[] {
  return offers.filter(({ problem }) => problem === undefined);
}

function listenersFirst(offers: readonly Offer[]): readonly Offer[] {
  const isListener = ({ kind }: Offer) => kind === 'listener';
  return [...offers.filter(isListener), ...offers.filter((offer) => !isListener(offer))];
}

/** For programs: by name or by address. */
function savedNamed(saved: readonly Offer[], name: unknown): Offer {
  if (typeof name !== 'string')
    throw badArgument('startSaved takes the name or the address of a saved endpoint');
  const found = saved.find((offer) => offer.name === name) ?? saved.find((offer) => offer.address === name);
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

async function askSaved(saved: readonly Offer[]): Promise<readonly Offer[]> {
  if (saved.length === 0) {
    tell('No saved endpoint is left to start. "Save Endpoint to Settings" keeps one.');
    return [];
  }
  // With a single one there is nothing to ask.
  if (saved.length === 1) return saved;
  const chosen = await askChoice({
    title: 'Start Saved Endpoint',
    placeholder: 'Which one?',
    choices: saved.map((offer) => ({
      label: offerLabel(offer),
      description: offerDescription(offer),
      choose: offer,
    })),
  });
  return typeof chosen === 'object' ? [chosen] : [];
}

async function openSetting(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', savedSetting);
}
