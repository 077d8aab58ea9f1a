import assert from 'node:assert/strict';
import { scopeText } from '../../../../../src/app/page/place/scopeText.ts';
import { Ledger } from '../../../../../src/capture/ledger/ledger.ts';

const local = '127.0.0.1:9998';
const address = `tcp://${local}`;

describe('scopeText', () => {
  const ledger = new Ledger();
  ledger.apply({ t: 0, endpoint: 1, type: 'opening', kind: 'listener', transport: 'tcp', address });
  ledger.apply({ t: 0, endpoint: 1, type: 'listening', call: 'listen', local: address, backlog: 5 });
  const accepted = { t: 1, endpoint: 1, type: 'accepted', call: 'accept', local } as const;
  ledger.apply({ ...accepted, connection: 2, remote: '127.0.0.1:53131' });
  ledger.apply({ ...accepted, connection: 3, remote: '' });
  ledger.apply({ t: 2, endpoint: 5, type: 'opening', kind: 'client', transport: 'tcp', address });
  ledger.apply({ t: 2, endpoint: 5, connection: 6, type: 'connecting', call: 'connect', remote: local });

  for (const [id, words] of [
    [undefined, ''],
    [1, ':9998'],
    [2, ':9998 › :53131'],
    [3, ':9998 › #3'],
    [5, ':9998'],
    [6, ':9998'],
    [77, '#77'],
  ] as const) {
    it(`says "${words}" for ${id ?? 'all traffic'}`, () => {
      assert.equal(scopeText(ledger, id), words);
    });
  }
});
