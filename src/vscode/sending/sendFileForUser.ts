/** Sends one file for a person: asks about unsaved changes, shows progress when it takes long, says how it went. */
import * as vscode from 'vscode';
import { RateMeter } from '../../capture/rateMeter.ts';
import { formatBytes } from '../../model/units.ts';
import type { CommandParts } from '../commands/commandParts.ts';
import { withLateProgress } from '../prompts/lateProgress.ts';
import { tellFailure } from '../prompts/tell.ts';
import { openSource } from './openSource.ts';
import { progressText, sentText } from './progressText.ts';

const saveAndSend = 'Save and Send';
const sendLastSaved = 'Send Last Saved';
const outcomeMs = 8000;

/** Answers whether all of it went out. */
export async function sendFileForUser(
  { actions, target, log }: Pick<CommandParts, 'actions' | 'target' | 'log'>,
  uri: vscode.Uri,
  to: number,
): Promise<boolean> {
  if (!(await isReady(uri))) return false;
  const source = await openSource(uri);
  if (!source.ok) {
    void tellFailure(source.failure);
    return false;
  }
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
    void tellFailure(sent.failure);
    return false;
  }
  const outcome = sent.value.stopped
    ? `Stopped sending ${name}: ${formatBytes(bytes)} of ${formatBytes(size)} went out to ${label}`
    : sentText(name, sent.value.bytes, label, performance.now() - started);
  vscode.window.setStatusBarMessage(outcome, outcomeMs);
  return !sent.value.stopped;
}

/** Nothing unsaved stands in the way, or the user has said what to send. */
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
