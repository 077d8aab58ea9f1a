/**
 * Runs before the page's own script in a plain browser: it stands in for VS Code, and passes messages to the host in the
 * tests' process. The query says how: `?theme=dark-modern&run=1&wayMs=15`.
 */
import type { HarnessWindow } from './pageLink.ts';
import { fromWire, toWire } from './wire.ts';

/** What the test puts on the page's window. */
declare function postToHost(run: number, text: string): Promise<void>;

const query = new URLSearchParams(location.search);
const theme = query.get('theme') ?? 'dark-modern';
const run = Number(query.get('run') ?? 0);
const wayMs = Number(query.get('wayMs') ?? 0);
const savedKey = 'page-state';
const runKey = 'run';

document.body.classList.add(theme);
document.body.dataset['vscodeThemeKind'] = themeKind(theme);
// A reload keeps what the page has saved, another test does not.
if (sessionStorage.getItem(runKey) !== String(run)) sessionStorage.clear();
sessionStorage.setItem(runKey, String(run));
const saved = sessionStorage.getItem(savedKey);
let state: unknown = saved === null ? undefined : JSON.parse(saved);

(globalThis as HarnessWindow).deliver = (to, texts) => {
  if (to !== run) return;
  // As between a page and an extension host on another machine: no result is there at once.
  setTimeout(() => {
    for (const text of texts) window.dispatchEvent(new MessageEvent('message', { data: fromWire(text) }));
  }, wayMs);
};

// As VS Code does in each webview, so that the browser neither finds, prints nor saves.
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
