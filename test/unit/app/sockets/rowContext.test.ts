import assert from 'node:assert/strict';
import {
  connectionContext,
  endpointContext,
  faultContext,
  pairContext,
  startableContext,
} from '../../../../src/app/sockets/rowContext.ts';
import { commandTable, submenus } from '../../../../src/app/commands/commandTable.ts';
import type { CommandRow, MenuPlace } from '../../../../src/app/commands/rows/commandRow.ts';
import type { Connection, Endpoint } from '../../../../src/model/endpoint.ts';
import type { Startable } from '../../../../src/app/saved/startable.ts';
import { pairsOf } from '../../../../src/model/relayPairs.ts';
import { aConnection, anEndpoint } from '../../../support/endpointRecords.ts';
import { accepted, aRelay, connecting } from '../../../support/relayRecords.ts';

/** Whether a when clause of a menu of rows holds; those about the window are true. */
function holds(when: string, viewItem: string, isMany: boolean): boolean {
  return when.split(' && ').every((part) => {
    const pattern = /^viewItem =~ \/(.*)\/$/.exec(part)?.[1];
    if (pattern !== undefined) return new RegExp(pattern).test(viewItem);
    if (part === '!listMultiSelection') return !isMany;
    return part === 'view == socketLab.sockets' || part === 'socketLab.hasSent';
  });
}

/** The button of a row with this context value, and the entries of its menu in their order. */
function offered(viewItem: string, isMany = false): { readonly button: string; readonly menu: string } {
  const rows = [
    ...Object.entries<CommandRow>(commandTable).map(([name, { menus = [] }]) => [name, menus] as const),
    ...Object.entries(submenus).map(([name, { places }]) => [name, places] as const),
  ];
  const found = rows.flatMap(([name, places]) =>
    places
      .filter(
        ({ menu, when = '' }: MenuPlace) => menu === 'view/item/context' && holds(when, viewItem, isMany),
      )
      .map(({ group }) => ({ name, group })),
  );
  const named = (isInline: boolean): string =>
    found
      .filter(({ group }) => group.startsWith('inline') === isInline)
      .toSorted((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
      .map(({ name }) => name)
      .join(' ');
  return { button: named(true), menu: named(false) };
}

const ofEndpoint = (other: Partial<Endpoint> = {}) => offered(endpointContext(anEndpoint(other)));
const ofConnection = (connection: Partial<Connection> = {}, endpoint: Partial<Endpoint> = {}) =>
  offered(connectionContext(aConnection(connection), anEndpoint(endpoint)));
const ofStartable = (other: Partial<Startable> = {}) =>
  offered(
    startableContext({ key: 'x', origin: 'saved', kind: 'listener', address: 'tcp://127.0.0.1:1', ...other }),
  );

const client = { kind: 'client', state: 'connected', openConnections: 1, totalConnections: 1 } as const;
const sends = 'send sendAgain sendSaved repeatSend chooseTarget';
const ofList = 'restart saveEndpoint moveUp moveDown';
const looksAt = 'openInspector followStream';

describe('what rows of the Sockets view offer', () => {
  it('a listener: a responder, and to send once somebody is connected', () => {
    assert.deepEqual(ofEndpoint(), {
      button: 'stop',
      menu: `openInspector copyAs setResponder editResponder stop ${ofList}`,
    });
    const reached = ofEndpoint({ openConnections: 1, connections: [aConnection()] });
    assert.deepEqual(reached, {
      button: 'stop',
      menu: `${sends} openInspector copyAs setResponder editResponder stop ${ofList}`,
    });
  });

  it('a client: what acts on its one connection', () => {
    assert.deepEqual(ofEndpoint({ ...client, connections: [aConnection()] }), {
      button: 'stop',
      menu: `${sends} ${looksAt} copyAs experimentFromTraffic pauseReading secure halfClose reset stop ${ofList}`,
    });
    const paused = ofEndpoint({ ...client, connections: [aConnection({ readingPaused: true })] });
    assert.match(paused.menu, / resumeReading secure halfClose /);
    assert.doesNotMatch(paused.menu, /pauseReading/);
  });

  it('a client that has ended its side: nothing that would send', () => {
    const ended = ofEndpoint({ ...client, connections: [aConnection({ state: 'ended' })] });
    assert.equal(ended.menu, `${looksAt} copyAs experimentFromTraffic pauseReading reset stop ${ofList}`);
  });

  it('a UDP client: to send at once, and no stream', () => {
    const { menu } = ofEndpoint({ kind: 'client', transport: 'udp', state: 'bound' });
    assert.equal(menu, `${sends} ${looksAt} copyAs experimentFromTraffic stop ${ofList}`);
  });

  it('a unix connection: no reset, which these sockets do not have', () => {
    assert.doesNotMatch(ofConnection({}, { transport: 'unix' }).menu, /reset/);
    assert.match(ofConnection().menu, /reset/);
  });

  it('an endpoint that is over: to open it again, or to take it off the list', () => {
    assert.deepEqual(ofEndpoint({ state: 'closed' }), {
      button: 'restart',
      menu: 'openInspector copyAs setResponder editResponder restart remove saveEndpoint moveUp moveDown',
    });
    assert.equal(ofEndpoint({ kind: 'client', state: 'failed' }).button, 'restart');
  });

  it('a connection: to send while it takes something, else to stop it', () => {
    assert.deepEqual(ofConnection(), {
      button: 'send',
      menu: `${sends} ${looksAt} copyAddress experimentFromTraffic pauseReading secure halfClose reset stop`,
    });
    const ended = ofConnection({ state: 'ended' });
    assert.equal(ended.button, 'stop');
    assert.doesNotMatch(ended.menu, /send|secure|halfClose/);
    assert.doesNotMatch(ofConnection({ tls: 'TLS 1.3' }).menu, /secure/);
    assert.doesNotMatch(ofConnection({}, { transport: 'tls' }).menu, /secure/);
    assert.deepEqual(ofConnection({ state: 'closed', closedAt: 1 }), {
      button: '',
      menu: `${looksAt} copyAddress experimentFromTraffic`,
    });
  });

  it('a saved endpoint and one of the last window: to start it, unless it has a problem', () => {
    assert.deepEqual(ofStartable(), { button: 'startSaved', menu: 'startSaved editSaved moveUp moveDown' });
    assert.deepEqual(ofStartable({ origin: 'previous' }), {
      button: 'startGone',
      menu: 'startGone forgetGone moveUp moveDown',
    });
    assert.deepEqual(ofStartable({ origin: 'previous', problem: 'no' }), {
      button: '',
      menu: 'forgetGone moveUp moveDown',
    });
    assert.deepEqual(ofStartable({ problem: 'no' }), { button: '', menu: 'editSaved moveUp moveDown' });
  });

  it('a relay: its faults, and nothing that goes to both sides', () => {
    const ofRelay = (faults: readonly string[]) =>
      offered(endpointContext(aRelay({ faults, openConnections: 2 })));
    const rest = 'openInspector copyAs addFault';
    const end = 'stop restart saveEndpoint moveUp moveDown';
    assert.deepEqual(ofRelay([]), { button: 'stop', menu: `${rest} ${end}` });
    assert.equal(ofRelay(['stall']).menu, `${rest} switchFaultsOff removeAllFaults ${end}`);
    assert.equal(ofRelay(['stall off']).menu, `${rest} switchFaultsOn removeAllFaults ${end}`);
    assert.equal(
      ofRelay(['stall', 'corrupt off']).menu,
      `${rest} switchFaultsOff switchFaultsOn removeAllFaults ${end}`,
    );
    assert.equal(
      endpointContext(aRelay({ state: 'closed', faults: ['stall'] })),
      'endpoint relay tcp over faultsOn',
    );
  });

  it('a fault: changed or removed', () => {
    for (const line of ['stall', 'stall off'])
      assert.deepEqual(offered(faultContext(line)), { button: 'editFault', menu: 'editFault removeFault' });
    assert.equal(offered(faultContext('stall'), true).menu, 'removeFault');
  });

  it('a pair: each side that takes bytes, and what is done to both', () => {
    const ofPair = (sides: readonly Connection[], relay = aRelay()) => {
      const [pair] = pairsOf(sides);
      return offered(pairContext(pair ?? assert.fail(), relay));
    };
    const look = 'openInspector followStream copyAddress experimentFromTraffic';
    assert.deepEqual(ofPair([accepted(), connecting()]), {
      button: 'stop',
      menu: `sendToClient sendToTarget ${look} reset stop`,
    });
    assert.equal(ofPair([accepted()]).menu, `sendToClient ${look} reset stop`);
    const over = { state: 'closed', closedAt: 1 } as const;
    assert.deepEqual(ofPair([accepted(over), connecting(over)]), { button: '', menu: look });
    const udp = aRelay({ transport: 'udp' });
    assert.equal(ofPair([accepted(), connecting()], udp).menu, `sendToClient sendToTarget ${look} stop`);
  });

  it('a pair of which something is held: what becomes of it, before all else', () => {
    const [pair] = pairsOf([accepted(), connecting()]);
    const context = pairContext(pair ?? assert.fail(), aRelay(), true);
    const held = 'forwardHeld editHeld dropHeld resetHeld forwardAllHeld';
    assert.match(offered(context).menu, new RegExp(`^${held} sendToClient`));
    assert.match(offered(context, true).menu, /^forwardAllHeld /);
  });

  it('several rows: only what can be done to all of them', () => {
    const { menu } = offered(connectionContext(aConnection(), anEndpoint()), true);
    assert.equal(menu, 'send sendAgain copyAddress pauseReading halfClose reset stop');
  });

  it('rows that others are folded into: nothing', () => {
    for (const context of ['closed', 'more', 'run'])
      assert.deepEqual(offered(context), { button: '', menu: '' });
  });
});
