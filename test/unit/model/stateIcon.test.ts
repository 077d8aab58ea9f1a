import assert from 'node:assert/strict';
import { iconNames } from '../../../media/inspector/parts/iconNames.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectionStateIcon, endpointStateIcon } from '../../../src/model/stateIcon.ts';
import { aConnection as connection, anEndpoint as endpoint } from '../../support/endpointRecords.ts';

const connectionStates = [
  'connecting',
  'established',
  'peerEnded',
  'ended',
  'closed',
  'reset',
  'failed',
] as const;
const endpointStates = [
  'opening',
  'listening',
  'bound',
  'connecting',
  'connected',
  'reconnecting',
  'closed',
  'failed',
] as const;

describe('stateIcon', () => {
  it('tells transports and kinds apart while all is well', () => {
    assert.equal(endpointStateIcon(endpoint()).icon, 'radio-tower');
    assert.equal(endpointStateIcon(endpoint({ transport: 'udp', state: 'bound' })).icon, 'broadcast');
    assert.equal(
      endpointStateIcon(endpoint({ kind: 'client', transport: 'udp', state: 'bound' })).icon,
      'plug',
    );
  });

  it('shows a connected client as its connection is', () => {
    const client = (state: 'established' | 'reset') =>
      endpointStateIcon(
        endpoint({ kind: 'client', state: 'connected', connections: [connection({ state })] }),
      );
    assert.deepEqual(client('established'), { icon: 'plug', tone: 'good' });
    assert.deepEqual(client('reset'), connectionStateIcon({ state: 'reset' }));
  });

  it("has icons that VS Code's own set has", () => {
    const file = join(import.meta.dirname, '../../../node_modules/@vscode/codicons/dist/codicon.css');
    const named = new Set(
      [...readFileSync(file, 'utf8').matchAll(/\.codicon-([a-z0-9-]+):before/g)].map(([, name]) => name),
    );
    const looks = [
      ...connectionStates.map((state) => connectionStateIcon({ state })),
      ...endpointStates.map((state) => endpointStateIcon(endpoint({ state }))),
    ];
    for (const { icon } of looks) assert.ok(named.has(icon), icon);
    for (const { icon } of looks)
      assert.ok(
        iconNames.some((name) => name === icon),
        `${icon} is not in the page`,
      );
  });
});
