import type * as vscode from 'vscode';
import type { Port } from '../../page/channel.ts';

/**
 * A webview as a channel's port. VS Code throws a hidden page away and loads it anew when it is shown again; so
 * the good-bye of one page is not the end of the channel, which the next page uses.
 */
export function webviewPort(webview: vscode.Webview): Port {
  return {
    // Answers false when the page is hidden or gone; what it misses it asks for when it is back.
    post: (message) => void webview.postMessage(message),
    onMessage: (handler) =>
      webview.onDidReceiveMessage((message: unknown) => {
        if (!isGoodbye(message)) handler(message);
      }),
  };
}

function isGoodbye(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'closed';
}
