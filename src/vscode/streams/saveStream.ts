/** Saves a stream's bytes into a file that the user names. */
import * as vscode from 'vscode';
import { countText } from '../../model/countText.ts';
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { streamSlices } from '../../capture/follow/followedSlices.ts';
import { errorCode } from '../../node/failures.ts';
import type { StreamDirection } from '../../model/follow.ts';
import { formatBytes } from '../../model/units.ts';
import { withLateProgress } from '../prompts/lateProgress.ts';
import { tell, tellFailure } from '../prompts/tell.ts';
import { targetLabel } from '../../app/targets/targetId.ts';
import { writeSlices } from '../../app/page/writeSlices.ts';

export interface SaveParts {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly baseFolder: () => string;
}

const names: Readonly<Record<StreamDirection, string>> = { both: 'both', in: 'received', out: 'sent' };

export async function saveStream(
  { store, ledger, baseFolder }: SaveParts,
  { id, direction }: { readonly id: number; readonly direction: StreamDirection },
): Promise<void> {
  const label = targetLabel(ledger, id);
  const name = `${label.replace(/^\w+:\/\//, '').replace(/[^\w.-]+/g, '-')}-${names[direction]}.bin`;
  const uri = await vscode.window.showSaveDialog({
    title: direction === 'both' ? 'Save the Bytes of Both Directions' : `Save the Bytes ${words[direction]}`,
    defaultUri: vscode.Uri.joinPath(vscode.Uri.file(baseFolder()), name),
  });
  if (uri === undefined) return;
  const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  if (uri.scheme !== 'file') {
    void tellFailure({
      code: 'ENOTSUP',
      message: `${file} cannot be written piece by piece: it is on a file system of another extension.`,
      advice: 'Choose a place on a disk of the machine that the sockets are on.',
    });
    return;
  }
  let isCancelled = false;
  let written = { bytes: 0, done: 0 };
  try {
    const saved = await withLateProgress(
      writeSlices(uri.fsPath, streamSlices(store, id, direction), {
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
    if (!saved.isCut) tell(`Saved ${bytes} ${words[direction]} to ${file}.`);
    else
      void vscode.window.showWarningMessage(
        `Saved ${bytes} to ${file}, but not all: the capture dropped some of the stream while it was written. Pause reading, or save again.`,
      );
  } catch (error) {
    const code = errorCode(error);
    void tellFailure({
      code,
      message: `${file} could not be written.`,
      advice:
        code === 'ENOSPC'
          ? 'The disk is full: make room, or choose another.'
          : 'Choose another place or name.',
    });
  }
}

const words: Readonly<Record<StreamDirection, string>> = {
  both: 'received and sent',
  in: 'received',
  out: 'sent',
};
