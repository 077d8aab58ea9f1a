/** Sends a file for a user: asks about unsaved changes, shows progress when it takes long, reports the outcome. */
import * as vscode from 'vscode';
import { RateMeter } from '../../capture/rates/rateMeter.ts';
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { formatBytes } from '../../model/units.ts';
import type { SocketActions } from '../../app/actions/socketActions.ts';
import type { Log } from '../../app/ports/log.ts';
import type { SendTarget } from '../../app/targets/sendTarget.ts';
import { withLateProgress } from '../ui/lateProgress.ts';
import { showFailure } from '../ui/messages.ts';
import { openSource } from '../ui/openSource.ts';
import { progressText, sentText } from '../../app/files/progressText.ts';

const saveAndSend = 'Save and Send';
const sendLastSaved = 'Send Last Saved';
const outcomeMs = 8000;
/** The user declined, or cancelled while it was being sent. */
const stopped = 'ECANCELED';

interface Parts {
  readonly actions: SocketActions;
  readonly target: SendTarget;
  readonly log: Log;
}

/** Returns whether all of it was sent. */
export async function sendFileForUser(parts: Parts, uri: vscode.Uri, to: number): Promise<boolean> {
  const sent = await sendFileShown(parts, uri, to);
  if (!sent.ok) showUnlessStopped(sent.failure);
  return sent.ok;
}

/** Not shown where the user stopped it. */
export function showUnlessStopped(failure: Failure): void {
  if (failure.code !== stopped) void showFailure(failure);
}

/** Like `sendFileForUser`, for a caller that shows failures itself. */
export async function sendFileShown(
  { actions, target, log }: Parts,
  uri: vscode.Uri,
  to: number,
): Promise<Result<{ readonly bytes: number }>> {
  if (!(await isReady(uri))) return fail({ code: stopped, message: 'Nothing was sent.' });
  const source = await openSource(uri);
  if (!source.ok) return source;
  const { name, size } = source.value;
  const label = target.labelOf(to);
  const rates = new RateMeter();
  const stop = new AbortController();
  const started = performance.now();
  let bytes = 0;
  const report = () => {
    const { outBytesPerSecond } = rates.sample(performance.now(), 0, bytes);
    return {
      message: progressText(bytes, size, outBytesPerSecond),
      percent: size > 0 ? (bytes / size) * 100 : 0,
    };
  };
  rates.sample(started, 0, 0);
  const onProgress = (out: number): void => {
    bytes = out;
  };
  const sent = await withLateProgress(
    actions.sendSource(to, source.value, { signal: stop.signal, onProgress }),
    {
      title: `Sending ${name} to ${label}`,
      cancel: () => stop.abort(),
      report,
    },
  );
  if (!sent.ok) {
    log.failure(`Sending ${name} to ${label}`, sent.failure.message);
    return sent;
  }
  const tookMs = performance.now() - started;
  const outcome = sent.value.stopped
    ? `Stopped sending ${name}: ${formatBytes(bytes)} of ${formatBytes(size)} went out to ${label}`
    : sentText(name, sent.value.bytes, label, tookMs);
  vscode.window.setStatusBarMessage(outcome, outcomeMs);
  return sent.value.stopped
    ? fail({ code: stopped, message: `${outcome}.` })
    : success({ bytes: sent.value.bytes });
}

/** There are no unsaved changes, or the user has decided what to send. */
async function isReady(uri: vscode.Uri): Promise<boolean> {
  const { textDocuments, notebookDocuments } = vscode.workspace;
  const document = [...textDocuments, ...notebookDocuments].find(
    (each) => each.uri.toString() === uri.toString(),
  );
  if (document === undefined || !document.isDirty || document.isUntitled) return true;
  const name = vscode.workspace.asRelativePath(uri);
  const pressed = await vscode.window.showWarningMessage(
    `${name} has changes that are not saved.`,
    { modal: true, detail: 'What is sent is the file as it is on disk.' },
    saveAndSend,
    sendLastSaved,
  );
  return pressed === saveAndSend ? document.save() : pressed === sendLastSaved;
}
