/** Saves a stream's bytes to a file chosen by the user, anywhere the editor can write. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import { followedSlices } from '../../../capture/follow/followedSlices.ts';
import { countText } from '../../../model/countText.ts';
import type { StreamDirection } from '../../../model/follow.ts';
import { formatBytes } from '../../../model/units.ts';
import type { FollowRequests } from '../../../page/followMessages.ts';
import { targetLabel } from '../../targets/targetId.ts';
import { fileErrorCode } from '../../failures/fileFailure.ts';
import { wholeFileLimitBytes } from '../../files/wholeFileLimit.ts';
import type { UserInterface } from '../../ports/userInterface.ts';
import { writeSlices, type SliceWatch } from './writeSlices.ts';
import { writeWhole } from './writeWhole.ts';

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
  const { name: file } = place;
  const slices = followedSlices(store, id, direction);
  let isCancelled = false;
  let written = { bytes: 0, done: 0 };
  const watch: SliceWatch = {
    isCancelled: () => isCancelled,
    progress: (bytes, done) => {
      written = { bytes, done };
    },
  };
  try {
    const saved = await userInterface.withProgress(
      'path' in place ? writeSlices(place.path, slices, watch) : writeWhole(place.write, slices, watch),
      {
        title: `Saving ${file}`,
        cancel: () => {
          isCancelled = true;
        },
        report: () => ({ message: formatBytes(written.bytes), percent: Math.floor(written.done * 100) }),
      },
    );
    if (saved === undefined) return;
    if (saved === 'tooLarge') {
      userInterface.showFailure({
        code: 'EFBIG',
        message: `${file} was not written: the stream has more than ${formatBytes(wholeFileLimitBytes)}, the most that a file system of another extension takes.`,
        advice: 'Choose a place on a disk of the machine that the sockets are on, or save one direction.',
      });
      return;
    }
    const bytes = countText(saved.bytes, 'byte');
    if (!saved.isCut) userInterface.showInformation(`Saved ${bytes} ${words[direction]} to ${file}.`);
    else
      userInterface.showWarning(
        `Saved ${bytes} to ${file}, but not all: the capture dropped some of the stream while it was written. Pause reading, or save again.`,
      );
  } catch (error) {
    const code = fileErrorCode(error);
    userInterface.showFailure({
      code,
      message: `${file} could not be written.`,
      advice: advices[code] ?? 'Choose another place or name.',
    });
  }
}

const advices: Partial<Record<string, string>> = {
  ENOSPC: 'The disk is full: make room, or choose another.',
  EACCES: 'You may not write there: choose another place.',
  ENODEV: 'See whether the extension that provides this file system is on, or choose another place.',
};
