import type { Settings } from '../../app/ports/settings.ts';
import type { SocketActions } from '../socketActions.ts';
import { responderProblem } from '../prompts/responderChoices.ts';
import type { Offer } from '../../app/saved/offer.ts';
import { savedOffers } from '../../app/saved/savedEndpoints.ts';

/** The saved endpoints as the settings have them now; read anew when the setting is another one. */
export function savedInSettings(settings: () => Settings, actions: SocketActions): () => readonly Offer[] {
  const checks = {
    address: (address: string, kind: Offer['kind']) => {
      const parsed = actions.parse(address, kind, undefined);
      return parsed.ok ? undefined : parsed.problems[0].message;
    },
    responder: responderProblem,
  };
  let read: unknown;
  let offers: readonly Offer[] = [];
  return () => {
    const { endpoints } = settings();
    if (endpoints !== read) {
      read = endpoints;
      offers = savedOffers(endpoints, checks);
    }
    return offers;
  };
}
