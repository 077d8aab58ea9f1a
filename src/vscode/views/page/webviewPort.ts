import type * as vscode from 'vscode';
import { pagePort } from '../../../app/page/place/pagePort.ts';
import type { Port } from '../../../page/channel.ts';

/** The port of a webview's page. */
export function webviewPort(webview: vscode.Webview): Port {
  return pagePort(
    // Resolves to false when the page is hidden; it requests what it missed when it is shown again.
    (message) => void webview.postMessage(message),
    (listener) => webview.onDidReceiveMessage(listener),
  );
}
