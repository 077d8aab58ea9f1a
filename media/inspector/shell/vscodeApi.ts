import type { Port } from '../../../src/page/channel.ts';

/** The page's interface to VS Code: a port to the host, and a small saved state. */
export interface PageApi extends Port {
  getState(): unknown;
  setState(state: unknown): void;
}

interface AcquiredApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): AcquiredApi;

/** VS Code's API, which may be acquired once per page. */
export function vscodeApi(): PageApi {
  const acquired = acquireVsCodeApi();
  return {
    post: (message) => {
      acquired.postMessage(message);
    },
    onMessage: (handler) => {
      const listen = (event: MessageEvent<unknown>): void => {
        handler(event.data);
      };
      window.addEventListener('message', listen);
      return {
        dispose: () => {
          window.removeEventListener('message', listen);
        },
      };
    },
    getState: () => acquired.getState(),
    setState: (state) => {
      acquired.setState(state);
    },
  };
}

/** An in-memory implementation for tests: both ends of one channel. Messages are cloned, as VS Code does. */
export function inMemoryApi(saved?: unknown): { readonly page: PageApi; readonly host: Port } {
  const pageHandlers = new Set<(message: unknown) => void>();
  const hostHandlers = new Set<(message: unknown) => void>();
  let state = saved;
  return {
    page: {
      ...end(pageHandlers, hostHandlers),
      getState: () => state,
      setState: (next) => {
        state = structuredClone(next);
      },
    },
    host: end(hostHandlers, pageHandlers),
  };
}

function end(own: Set<(message: unknown) => void>, other: Set<(message: unknown) => void>): Port {
  return {
    post: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        for (const handler of other) handler(copy);
      });
    },
    onMessage: (handler) => {
      own.add(handler);
      return { dispose: () => void own.delete(handler) };
    },
  };
}
