/** Messages to the user. They always include the code, and never stack traces. */
import * as vscode from 'vscode';
import type { Failure, Result } from '../../model/result.ts';
import type { Log } from '../../app/ports/log.ts';
import { formatFailure } from '../../model/formatFailure.ts';

/** Shows a failure with its advice; returns the button pressed. */
export function showFailure<Button extends string>(
  failure: Failure,
  ...buttons: Button[]
): Thenable<Button | undefined> {
  return vscode.window.showErrorMessage(formatFailure(failure), ...buttons);
}

/** Like `showFailure` without the advice, which the buttons replace. */
export function showFailureWithButtons<Button extends string>(
  { code, message }: Failure,
  ...buttons: Button[]
): Thenable<Button | undefined> {
  return vscode.window.showErrorMessage(formatFailure({ code, message }), ...buttons);
}

/** Shows the failure of a result, if it is one. Does not wait for the user: a command is done when its work is. */
export function showIfFailed(result: Result<unknown>): void {
  if (!result.ok) void showFailure(result.failure);
}

export function showInformation(message: string): void {
  void vscode.window.showInformationMessage(message);
}

/** Shows a short message for an unexpected error, and logs its stack trace. */
export function showUnexpectedError(error: unknown, log: Log): void {
  log.error('Something unexpected failed', error);
  const showLog = 'Show Log';
  void vscode.window.showErrorMessage('Socket Lab: something unexpected failed.', showLog).then((pressed) => {
    if (pressed === showLog) log.show();
  });
}
