import type * as vscode from 'vscode';

/**
 * Shows a question until it is settled, or left (undefined). It is not taken away before the next question, if there is
 * one, has taken its place: VS Code gives the focus back for a closed box, and where that takes it long, it closes the
 * box that is open by then.
 */
export function answered<T>(
  input: vscode.QuickInput,
  listen: (settle: (answer: T) => void) => void,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const settle = (answer: T | undefined): void => {
      resolve(answer);
      setTimeout(() => input.dispose(), 0);
    };
    listen(settle);
    input.onDidHide(() => settle(undefined));
    input.show();
  });
}
