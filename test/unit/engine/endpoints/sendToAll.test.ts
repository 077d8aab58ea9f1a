import assert from 'node:assert/strict';
import type { OpenConnection, Sent } from '../../../../src/engine/contracts/openConnection.ts';
import { sendToAll } from '../../../../src/engine/endpoints/sendToAll.ts';
import { failureWith } from '../../../../src/node/failures.ts';
import { fail, success, type Result } from '../../../../src/model/result.ts';

const answers = (...results: Result<Sent>[]): Map<number, OpenConnection> =>
  new Map(results.map((result, id) => [id, { id, send: () => result } as unknown as OpenConnection]));
const taken = (bytes: number, waits = false): Result<Sent> => success({ bytes, waits });
const refused = (code: string): Result<Sent> => fail(failureWith(code, 'send'));

describe('sendToAll', () => {
  it('sums up what was taken, and says whether anything waits', () => {
    assert.deepEqual(sendToAll(answers(taken(3), taken(3)), new Uint8Array(3)), taken(6));
    assert.deepEqual(
      sendToAll(answers(taken(3), taken(3, true), taken(3)), new Uint8Array(3)),
      taken(9, true),
    );
  });

  it('succeeds where one could be sent to', () => {
    assert.deepEqual(sendToAll(answers(refused('EPIPE'), taken(3)), new Uint8Array(3)), taken(3));
  });

  it('fails with the last reason where none could, and says so where there is none', () => {
    const all = sendToAll(answers(refused('EPIPE'), refused('ENOBUFS')), new Uint8Array(3));
    assert.equal(all.ok ? '' : all.failure.code, 'ENOBUFS');
    const nobody = sendToAll(answers(), new Uint8Array(3));
    assert.equal(nobody.ok ? '' : nobody.failure.code, 'ENOTCONN');
  });
});
