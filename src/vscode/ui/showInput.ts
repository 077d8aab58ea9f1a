import type * as vscode from 'vscode';

/**
 * Shows a quick input until it is settled, or cancelled (undefined). It is hidden only after the next one, if any, has
 * replaced it: VS Code returns the focus when an input closes, and if that takes long, closes the input that is open by
 * then.
 */
export function showInput<T>(
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
