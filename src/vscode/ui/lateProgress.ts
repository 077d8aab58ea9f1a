/** Progress with Cancel, for work that takes over a second. */
import * as vscode from 'vscode';
import type { LateProgress } from '../../app/ports/userInterface.ts';

const progressAfterMs = 1000;
const reportMs = 250;

export async function withLateProgress<T>(
  work: Promise<T>,
  { title, cancel, report }: LateProgress,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = Symbol('late');
  const wait = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), progressAfterMs);
  });
  const first = await Promise.race([work, wait]).finally(() => clearTimeout(timer));
  if (first !== late) return first;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(cancel);
    let shown = 0;
    const update = (): void => {
      if (report === undefined) return;
      const { message, percent = 0 } = report();
      progress.report({ message, increment: percent - shown });
      shown = percent;
    };
    update();
    const reporting = setInterval(update, reportMs);
    try {
      return await work;
    } finally {
      clearInterval(reporting);
    }
  });
}
