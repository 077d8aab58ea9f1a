/**
 * Runs before the page's script in a plain browser: it stands in for VS Code, and passes messages to the host in the
 * test process. Configured by the query: `?theme=dark-modern&run=1&wayMs=15`.
 */
import type { HarnessWindow } from './pageLink.ts';
import { fromWire, toWire } from './wire.ts';

/** Exposed by the test on the page's window. */
declare function postToHost(run: number, text: string): Promise<void>;

const query = new URLSearchParams(location.search);
const theme = query.get('theme') ?? 'dark-modern';
const run = Number(query.get('run') ?? 0);
const wayMs = Number(query.get('wayMs') ?? 0);
const savedKey = 'page-state';
const runKey = 'run';

document.body.classList.add(theme);
document.body.dataset['vscodeThemeKind'] = themeKind(theme);
// A reload keeps the page's saved state, another test does not.
if (sessionStorage.getItem(runKey) !== String(run)) sessionStorage.clear();
sessionStorage.setItem(runKey, String(run));
const saved = sessionStorage.getItem(savedKey);
let state: unknown = saved === null ? undefined : JSON.parse(saved);

(globalThis as HarnessWindow).deliver = (to, texts) => {
  if (to !== run) return;
  // A delay as to a remote extension host: no result is immediate.
  setTimeout(() => {
    for (const text of texts) window.dispatchEvent(new MessageEvent('message', { data: fromWire(text) }));
  }, wayMs);
};

// Like VS Code in each webview, prevents the browser's find, print and save.
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && ['f', 'p', 's'].includes(event.key)) event.preventDefault();
});

Object.assign(globalThis, {
  acquireVsCodeApi: () => ({
    postMessage: (message: unknown) => {
      const text = toWire(message);
      setTimeout(() => void postToHost(run, text), wayMs);
    },
    getState: () => state,
    setState: (next: unknown) => {
      state = structuredClone(next);
      sessionStorage.setItem(savedKey, JSON.stringify(next));
    },
  }),
});

function themeKind(name: string): string {
  if (name === 'hc-black') return 'vscode-high-contrast';
  if (name === 'hc-light') return 'vscode-high-contrast-light';
  return name === 'light-modern' ? 'vscode-light' : 'vscode-dark';
}
