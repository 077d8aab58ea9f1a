/** The saved endpoints as the settings have them now; read again when the setting is another one. */
import type { Settings } from '../ports/settings.ts';
import type { SocketActions } from '../actions/socketActions.ts';
import type { LoadLanguage } from '../ports/languageModule.ts';
import type { Startable } from './startable.ts';
import { savedStartables } from './savedEndpoints.ts';

export function savedInSettings(
  settings: () => Settings,
  actions: Pick<SocketActions, 'parse'>,
  language: LoadLanguage,
): () => readonly Startable[] {
  const checks = {
    address: (address: string, kind: Startable['kind']) => {
      const parsed = actions.parse(address, kind, undefined);
      return parsed.ok ? undefined : parsed.problems[0].message;
    },
    responder: (responder: string) => language().ruleProblems(responder)[0]?.message,
  };
  let read: unknown;
  let startables: readonly Startable[] = [];
  return () => {
    const { endpoints } = settings();
    if (endpoints !== read) {
      read = endpoints;
      startables = savedStartables(endpoints, checks);
    }
    return startables;
  };
}
