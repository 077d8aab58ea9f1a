/**
 * Runs before the page's own script in a plain browser: it stands in for VS Code. The query says what to show:
 * `?theme=dark-modern&layout=wide&rows=1000000&connections=3&dropped=0&endpoints=1&gone=0&run=1&wayMs=15`.
 */
import { inMemoryApi } from '../../../media/inspector/vscodeApi.ts';
import { FakeHost } from './fakeHost.ts';
import { dataRow, type FakeRow } from './fakeRows.ts';

const query = new URLSearchParams(location.search);
const number = (name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);
const theme = query.get('theme') ?? 'dark-modern';
const savedKey = 'page-state';
const runKey = 'run';

document.body.classList.add(theme);
document.body.dataset['vscodeThemeKind'] = themeKind(theme);
// A reload keeps what the page has saved, another test does not.
if (sessionStorage.getItem(runKey) !== query.get(runKey)) sessionStorage.clear();
sessionStorage.setItem(runKey, query.get(runKey) ?? '');
const saved = sessionStorage.getItem(savedKey);
const { page, host } = inMemoryApi(saved === null ? undefined : JSON.parse(saved));
/** As between a page and an extension host, also one on another machine: an answer is never there at once. */
const onItsWay = (arrive: () => void): void => void setTimeout(arrive, number('wayMs', 0));
page.onMessage((data) => {
  onItsWay(() => window.dispatchEvent(new MessageEvent('message', { data })));
});

// As VS Code does in each webview, so that the browser neither finds, prints nor saves.
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && ['f', 'p', 's'].includes(event.key)) event.preventDefault();
});

Object.assign(globalThis, {
  acquireVsCodeApi: () => ({
    postMessage: (message: unknown) => {
      const copy: unknown = structuredClone(message);
      onItsWay(() => {
        page.post(copy);
      });
    },
    getState: () => page.getState(),
    setState: (state: unknown) => {
      page.setState(state);
      sessionStorage.setItem(savedKey, JSON.stringify(state));
    },
  }),
  fakeHost: new FakeHost(host, {
    rows: number('rows', 1_000_000),
    layout: query.get('layout') === 'wide' ? 'wide' : 'narrow',
    connections: number('connections', 3),
    dropped: number('dropped', 0),
    endpoints: query.get('endpoints') !== '0',
    gone: number('gone', 0),
    fresh: query.get('fresh') === '1',
    kept: query.get('kept') ?? '',
  }),
  /** Rows that each hold the bytes given, to be handed to `fakeHost.replaceRows`. */
  rowsOf:
    (payloads: readonly Uint8Array[]) =>
    (seq: number): FakeRow => {
      const bytes = payloads[seq % payloads.length] ?? new Uint8Array();
      return { row: dataRow(seq, seq * 1000, bytes.length), bytes, peer: '127.0.0.1:53131' };
    },
});

function themeKind(name: string): string {
  if (name === 'hc-black') return 'vscode-high-contrast';
  if (name === 'hc-light') return 'vscode-high-contrast-light';
  return name === 'light-modern' ? 'vscode-light' : 'vscode-dark';
}
