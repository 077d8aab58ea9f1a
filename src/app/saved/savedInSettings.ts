/** The saved endpoints in the current settings; read again after a change. */
import type { Settings } from '../ports/settings.ts';
import type { SocketActions } from '../actions/socketActions.ts';
import type { LazyResponders } from '../responders/lazyResponders.ts';
import type { Startable } from './startable.ts';
import { savedStartables } from './savedEndpoints.ts';

interface Dependencies {
  readonly settings: () => Settings;
  readonly actions: Pick<SocketActions, 'parse'>;
  readonly responders: Pick<LazyResponders, 'load' | 'loaded'>;
  /** Called once rules can be checked, as that may change the startables. */
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
  const checks = {
    address: (address: string, kind: Startable['kind']) => {
      const parsed = actions.parse(address, kind, undefined);
      return parsed.ok ? undefined : parsed.problems[0].message;
    },
    responder: (rules: string) => {
      if (responders.loaded === undefined) {
        void responders.load().then(() => {
          read = undefined;
          onLoaded();
        });
        return undefined;
      }
      const checked = responders.loaded.check(rules);
      return checked.ok ? undefined : checked.problems[0].message;
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
