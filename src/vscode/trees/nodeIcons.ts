/** Icon and colour of a node, by its state. Colour is never the only sign: icon and text say the same. */
import * as vscode from 'vscode';
import { transportOfAddress } from '../../model/transports.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import { connectionStateIcon, endpointStateIcon, openIcon, type StateIcon } from '../../model/stateIcon.ts';
import type { ExperimentRun } from '../../app/experiments/openedByRuns.ts';
import type { Startable } from '../../app/saved/startable.ts';
import { dimmedColor } from './dimmedSockets.ts';

const yellow = new vscode.ThemeColor('testing.iconQueued');

const colors: Readonly<Record<StateIcon['tone'], vscode.ThemeColor>> = {
  good: new vscode.ThemeColor('testing.iconPassed'),
  busy: new vscode.ThemeColor('charts.blue'),
  warning: yellow,
  error: new vscode.ThemeColor('testing.iconFailed'),
  off: dimmedColor,
};

export function endpointIcon(endpoint: Endpoint): vscode.ThemeIcon {
  return iconOf(endpointStateIcon(endpoint));
}

export function connectionIcon(connection: Connection): vscode.ThemeIcon {
  return iconOf(connectionStateIcon(connection));
}

export function runIcon({ passed, failed, isOver }: ExperimentRun): vscode.ThemeIcon {
  const tone = !isOver ? 'busy' : failed > 0 ? 'error' : passed > 0 ? 'good' : 'off';
  return iconOf({ icon: 'beaker', tone });
}

/** Of the row that closed connections are folded into. */
export const closedIcon = iconOf(connectionStateIcon({ state: 'closed' }));

export function iconOf({ icon, tone }: StateIcon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, colors[tone]);
}

/** Dimmed like its row; a clock for the previous session, the endpoint's own icon for a saved one. */
export function startableIcon({ origin, kind, address, problem }: Startable): vscode.ThemeIcon {
  if (problem !== undefined) return new vscode.ThemeIcon('warning', yellow);
  if (origin === 'previous') return new vscode.ThemeIcon('history', dimmedColor);
  return new vscode.ThemeIcon(
    openIcon({ kind, transport: transportOfAddress(address) ?? 'tcp' }),
    dimmedColor,
  );
}
