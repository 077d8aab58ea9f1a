import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * The page's shell. Its policy lets in what the extension ships, and nothing else. The font is asked for at once: VS
 * Code hands nothing to a page before that has all it asked for, and the first layout would ask for it late.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const uri = (...path: string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', ...path)).toString();
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Traffic</title>
<link rel="preload" as="font" type="font/ttf" href="${uri('codicons', 'codicon.ttf')}" crossorigin>
<link rel="stylesheet" href="${uri('codicons', 'codicon.css')}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${uri('inspector.css')}">
</head>
<body>
<script nonce="${nonce}" src="${uri('inspector.js')}"></script>
</body>
</html>`;
}

/** What a page may do and load. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')] };
}
