import * as vscode from 'vscode';

const progressAfterMs = 1000;
const reportMs = 250;

export interface LateProgress {
  readonly title: string;
  readonly cancel: () => void;
  /** Asked several times a second. */
  readonly report?: () => { readonly message: string; readonly percent?: number };
}

/** Shows progress, which can be cancelled, for what takes over a second. */
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
    const tell = (): void => {
      if (report === undefined) return;
      const { message, percent = 0 } = report();
      progress.report({ message, increment: percent - shown });
      shown = percent;
    };
    tell();
    const reporting = setInterval(tell, reportMs);
    try {
      return await work;
    } finally {
      clearInterval(reporting);
    }
  });
}
