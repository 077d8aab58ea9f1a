/** The HTML of a traffic page. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { errorCode } from '../../../node/failures.ts';
import { pageShell, type PageFiles } from '../../../app/page/place/pageShell.ts';

/** Cached: they do not change while the extension runs. */
let files: PageFiles | undefined;

/** The page, or an error where its files cannot be read: an update of the extension removes its folder. */
export function pageHtml(extensionUri: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  try {
    files ??= readFiles(join(extensionUri.fsPath, 'dist'));
  } catch (error) {
    return withoutFiles(errorCode(error), nonce);
  }
  return pageShell(files, nonce);
}

function readFiles(folder: string): PageFiles {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { script: read('inspector.js'), style: read('inspector.css'), icons: read('inspector.svg') };
}

/** A page that reports the error, so that the user need not wait. */
function withoutFiles(code: string, nonce: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'">
<p>The files of this page cannot be read (${/^\w+$/.test(code) ? code : 'unknown'}). After an update of Socket Lab its old files are gone: reload the window.</p>
<script nonce="${nonce}">acquireVsCodeApi().postMessage({});</script>
</html>`;
}

/** A page's permissions: it loads nothing. */
export function pageOptions(): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [] };
}
