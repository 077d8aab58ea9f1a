/** The saved endpoints in the current settings; read again after a change. */
import type { Settings } from '../ports/settings.ts';
import type { relaySpec } from '../actions/relaySpec.ts';
import type { SocketActions } from '../actions/socketActions.ts';
import type { LazyResponders } from '../responders/lazyResponders.ts';
import type { Startable } from './startable.ts';
import { savedStartables, type SavedChecks } from './savedEndpoints.ts';

interface Dependencies {
  readonly settings: () => Settings;
  readonly actions: Pick<SocketActions, 'parse'>;
  readonly responders: Pick<LazyResponders, 'load' | 'loaded'>;
  /** Called once rules or relays can be checked, as that may change the startables. */
  readonly onLoaded: () => void;
}

export function savedInSettings({
  settings,
  actions,
  responders,
  onLoaded,
}: Dependencies): () => readonly Startable[] {
  let read: unknown;
  let startables: readonly Startable[] = [];
  let readRelay: typeof relaySpec | undefined;
  const again = (): void => {
    read = undefined;
    onLoaded();
  };
  const checks: SavedChecks = {
    address: (text, kind) => {
      const parsed = actions.parse({ text, kind });
      return parsed.ok ? undefined : parsed.problems[0].message;
    },
    responder: (rules) => {
      if (responders.loaded === undefined) {
        void responders.load().then(again);
        return undefined;
      }
      const checked = responders.loaded.check(rules);
      return checked.ok ? undefined : checked.problems[0].message;
    },
    relay: (request) => {
      if (readRelay === undefined) {
        void import('../actions/relaySpec.ts').then((loaded) => {
          readRelay = loaded.relaySpec;
          again();
        });
        return undefined;
      }
      const spec = readRelay(request, (use) => actions.parse(use));
      return spec.ok ? undefined : spec.failure.message;
    },
  };
  return () => {
    const { endpoints } = settings();
    if (endpoints !== read) {
      read = endpoints;
      startables = savedStartables(endpoints, checks);
    }
    return startables;
  };
}
