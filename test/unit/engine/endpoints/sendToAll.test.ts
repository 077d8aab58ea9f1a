import assert from 'node:assert/strict';
import type { OpenConnection, Sent, Written } from '../../../../src/engine/contracts/openConnection.ts';
import { sendToAll, writeToAll } from '../../../../src/engine/endpoints/sendToAll.ts';
import { failureWith } from '../../../../src/node/failures.ts';
import { fail, success, type Result } from '../../../../src/model/result.ts';

const answers = (...results: Result<Sent>[]): Map<number, OpenConnection> =>
  new Map(results.map((result, id) => [id, { id, send: () => result } as unknown as OpenConnection]));
const taken = (bytes: number, waits = false): Result<Sent> => success({ bytes, waits });
const refused = (code: string): Result<never> => fail(failureWith(code, 'send'));

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

describe('writeToAll', () => {
  const writes = (...results: Result<Written>[]): Map<number, OpenConnection> =>
    new Map(
      results.map((result, id) => [
        id,
        { id, write: () => Promise.resolve(result) } as unknown as OpenConnection,
      ]),
    );
  const write = (...results: Result<Written>[]): Promise<Result<Written>> =>
    writeToAll(writes(...results), new Uint8Array(3), undefined);

  it('sums up what each has taken', async () => {
    const written = success({ bytes: 3 });
    assert.deepEqual(await write(written, written), success({ bytes: 6 }));
    assert.deepEqual(await write(refused('EPIPE'), written), written);
  });

  it('says why one has not taken all', async () => {
    const failure = failureWith('ECONNRESET', 'send');
    const cut = success({ bytes: 1, failure });
    assert.deepEqual(await write(cut, success({ bytes: 3 })), success({ bytes: 4, failure }));
  });

  it('fails with the last reason where nothing was taken to be sent, and says so where there is none', async () => {
    const all = await write(refused('EPIPE'), refused('ENOBUFS'));
    assert.equal(all.ok ? '' : all.failure.code, 'ENOBUFS');
    const nobody = await write();
    assert.equal(nobody.ok ? '' : nobody.failure.code, 'ENOTCONN');
  });
});
