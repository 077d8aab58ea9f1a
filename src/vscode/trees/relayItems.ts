/** The tree items below that of a relay: its faults, and its pairs of connections. */
import * as vscode from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
import { spokenDescription, type ShownRates } from '../../model/endpointText.ts';
import { faultLineText, isFaultLineOn } from '../../model/faultLine.ts';
import {
  pairCounters,
  pairDescription,
  pairIcon,
  pairLabel,
  spokenPair,
  type HeldSum,
} from '../../model/pairText.ts';
import { isOpenPair, sidesOf, type ConnectionPair } from '../../model/relayPairs.ts';
import { faultContext, pairContext } from '../../app/sockets/rowContext.ts';
import type { FaultNode } from '../../app/sockets/socketNodes.ts';
import { socketUri } from './dimmedSockets.ts';
import { iconOf } from './nodeIcons.ts';
import { lineOf, pairOf, type RelayNode, type RowParts } from './rowItem.ts';
import { showTraffic } from './treeItems.ts';

export function relayRowItem(node: RelayNode, { ledger, rates, held }: RowParts): vscode.TreeItem {
  const endpoint = ledger.endpoint(node.endpoint, 1);
  if (endpoint === undefined) return new vscode.TreeItem('removed');
  if (node.kind === 'fault-row') return faultItem(node, lineOf(endpoint, node) ?? '');
  const pair = pairOf(ledger, node);
  return pairItem(pair, endpoint, rates.of(pair.id, pairCounters(pair)), held.sum(pair.id));
}

/** With a check box that switches it on and off. */
function faultItem({ endpoint, fault }: FaultNode, line: string): vscode.TreeItem {
  const isOn = isFaultLineOn(line);
  const text = faultLineText(line);
  const item = new vscode.TreeItem(text);
  item.id = `${endpoint} fault ${fault}`;
  item.contextValue = faultContext(line);
  item.command = showTraffic;
  item.resourceUri = socketUri(item.id, isOn);
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  item.checkboxState = {
    state: isOn ? Checked : Unchecked,
    tooltip: isOn ? 'Switch this fault off' : 'Switch this fault on',
    accessibilityInformation: { label: isOn ? 'on' : 'off' },
  };
  item.accessibilityInformation = { label: spokenDescription(`fault ${text}`, isOn ? 'on' : 'off') };
  return item;
}

/** `rates`: of what comes from the client (in) and from the target (out). */
function pairItem(pair: ConnectionPair, relay: Endpoint, rates: ShownRates, held: HeldSum): vscode.TreeItem {
  const item = new vscode.TreeItem(pairLabel(pair, relay));
  item.id = `${relay.id}/${pair.id}`;
  item.description = pairDescription(pair, rates, held);
  item.iconPath = iconOf(pairIcon(pair));
  item.contextValue = pairContext(pair, relay, held.count > 0);
  item.command = showTraffic;
  item.resourceUri = socketUri(`${pair.id}`, isOpenPair(pair) || sidesOf(pair).some(hasFailed));
  item.accessibilityInformation = { label: spokenPair(pair, relay, held) };
  return item;
}

function hasFailed({ state }: { readonly state: string }): boolean {
  return state === 'failed' || state === 'reset';
}
