import assert from 'node:assert/strict';
import { saveStream } from '../../../../../src/app/page/follow/saveStream.ts';
import type { SavePlace } from '../../../../../src/app/ports/userInterface.ts';
import { CaptureStore } from '../../../../../src/capture/store/captureStore.ts';
import { Ledger } from '../../../../../src/capture/ledger/ledger.ts';
import { FakeUserInterface } from '../../../../support/fakePorts.ts';
import { data } from '../../../../support/ledgerEvents.ts';

const mebibyte = 1024 * 1024;

class SavingInterface extends FakeUserInterface {
  place: SavePlace | undefined;

  override chooseSavePlace(): Promise<SavePlace | undefined> {
    return Promise.resolve(this.place);
  }
}

function lab(mebibytes: number) {
  const store = new CaptureStore({ limitBytes: (mebibytes + 1) * mebibyte });
  for (let offset = 0; offset < mebibytes; offset++)
    store.append({ ...data('in', mebibyte), offset: offset * mebibyte });
  const userInterface = new SavingInterface();
  const written: Uint8Array[] = [];
  const save = async (write: (bytes: Uint8Array) => Promise<void>): Promise<void> => {
    userInterface.place = { name: 'a.bin', write };
    await saveStream({ store, ledger: new Ledger(), userInterface }, { id: 2, direction: 'in' });
  };
  const keep = (bytes: Uint8Array): Promise<void> => Promise.resolve(void written.push(bytes));
  const refuse = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
  return { save, keep, refuse, written, userInterface };
}

describe('saveStream, on a file system of another extension', () => {
  it('writes what has room in memory, as a whole', async () => {
    const { save, keep, written, userInterface } = lab(2);
    await save(keep);
    assert.deepEqual(
      written.map(({ length }) => length),
      [2 * mebibyte],
    );
    assert.deepEqual(userInterface.shown, ['Saved 2,097,152 bytes received to a.bin.']);
  });

  it('writes nothing of what is larger, and says so', async () => {
    const { save, keep, written, userInterface } = lab(65);
    await save(keep);
    assert.deepEqual(written, []);
    assert.deepEqual(userInterface.shown, []);
    assert.deepEqual(userInterface.failures, [
      {
        code: 'EFBIG',
        message:
          'a.bin was not written: the stream has more than 67 MB, the most that a file system of another extension takes.',
        advice: 'Choose a place on a disk of the machine that the sockets are on, or save one direction.',
      },
    ]);
  });

  it('says what to do where it is refused', async () => {
    const { save, refuse, userInterface } = lab(1);
    for (const code of ['NoPermissions', 'Unavailable', 'FileExists']) await save(refuse(code));
    assert.deepEqual(
      userInterface.failures.map(({ code, message, advice }) => [code, message, advice]),
      [
        ['EACCES', 'a.bin could not be written.', 'You may not write there: choose another place.'],
        [
          'ENODEV',
          'a.bin could not be written.',
          'See whether the extension that provides this file system is on, or choose another place.',
        ],
        ['EEXIST', 'a.bin could not be written.', 'Choose another place or name.'],
      ],
    );
  });
});
