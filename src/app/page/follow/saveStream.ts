/** Saves a stream's bytes to a file chosen by the user. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import { followedSlices } from '../../../capture/follow/followedSlices.ts';
import { countText } from '../../../model/countText.ts';
import type { StreamDirection } from '../../../model/follow.ts';
import { formatBytes } from '../../../model/units.ts';
import { errorCode } from '../../../node/failures.ts';
import type { FollowRequests } from '../../../page/followMessages.ts';
import { targetLabel } from '../../targets/targetId.ts';
import type { UserInterface } from '../../ports/userInterface.ts';
import { writeSlices } from './writeSlices.ts';

export interface SaveDependencies {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly userInterface: UserInterface;
}

const names: Readonly<Record<StreamDirection, string>> = { both: 'both', in: 'received', out: 'sent' };
const words: Readonly<Record<StreamDirection, string>> = {
  both: 'received and sent',
  in: 'received',
  out: 'sent',
};

/** Resolves once it is written, has failed or was cancelled, and the outcome has been shown. */
export async function saveStream(
  { store, ledger, userInterface }: SaveDependencies,
  { id, direction }: FollowRequests['saveStream']['params'],
): Promise<void> {
  const label = targetLabel(ledger, id);
  const place = await userInterface.chooseSavePlace({
    title: direction === 'both' ? 'Save the Bytes of Both Directions' : `Save the Bytes ${words[direction]}`,
    name: `${label.replace(/^\w+:\/\//, '').replace(/[^\w.-]+/g, '-')}-${names[direction]}.bin`,
  });
  if (place === undefined) return;
  const { name: file, path } = place;
  if (path === undefined) {
    userInterface.showFailure({
      code: 'ENOTSUP',
      message: `${file} cannot be written piece by piece: it is on a file system of another extension.`,
      advice: 'Choose a place on a disk of the machine that the sockets are on.',
    });
    return;
  }
  let isCancelled = false;
  let written = { bytes: 0, done: 0 };
  try {
    const saved = await userInterface.withProgress(
      writeSlices(path, followedSlices(store, id, direction), {
        isCancelled: () => isCancelled,
        progress: (bytes, done) => {
          written = { bytes, done };
        },
      }),
      {
        title: `Saving ${file}`,
        cancel: () => {
          isCancelled = true;
        },
        report: () => ({ message: formatBytes(written.bytes), percent: Math.floor(written.done * 100) }),
      },
    );
    if (saved === undefined) return;
    const bytes = countText(saved.bytes, 'byte');
    if (!saved.isCut) userInterface.showInformation(`Saved ${bytes} ${words[direction]} to ${file}.`);
    else
      userInterface.showWarning(
        `Saved ${bytes} to ${file}, but not all: the capture dropped some of the stream while it was written. Pause reading, or save again.`,
      );
  } catch (error) {
    const code = errorCode(error);
    userInterface.showFailure({
      code,
      message: `${file} could not be written.`,
      advice:
        code === 'ENOSPC'
          ? 'The disk is full: make room, or choose another.'
          : 'Choose another place or name.',
    });
  }
}
