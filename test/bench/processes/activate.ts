/** Loads the extension's bundle and activates it, once, against a stand-in for `vscode`; tells how long each took. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { answer, job } from './answers.ts';

const { bundle, manifest } = job() as { bundle: string; manifest: string };

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
  };
}

const packageJSON = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
const { properties } = packageJSON.contributes.configuration;

function nothing(): void {}

/** Anything: it can be called, constructed, extended and asked for more of itself. */
const anything: object = new Proxy(nothing, {
  get: (target, name) => {
    if (name === 'prototype') return target.prototype as unknown;
    if (name === Symbol.toPrimitive) return () => 0;
    if (name === Symbol.iterator) return () => [][Symbol.iterator]();
    return name === 'then' ? undefined : anything;
  },
  apply: () => anything,
  construct: () => anything,
  set: () => true,
});

/** Settings have their defaults, as in a window where nobody changed them; state is empty. */
const vscode = new Proxy(
  {
    workspace: new Proxy(
      {
        getConfiguration: (section: string) => ({
          get: (name: string) => properties[`${section}.${name}`]?.default,
        }),
        workspaceFolders: undefined,
      },
      { get: known },
    ),
  },
  { get: known },
);

function known(target: object, name: string | symbol): unknown {
  return name in target ? target[name as keyof typeof target] : anything;
}

const memento = {
  get: (_key: string, otherwise?: unknown) => otherwise,
  update: () => Promise.resolve(),
  keys: () => [],
};
const context = new Proxy(
  {
    subscriptions: [],
    extension: { packageJSON },
    extensionPath: '',
    globalState: memento,
    workspaceState: memento,
  },
  { get: known },
);

(globalThis as unknown as Record<string, unknown>)['benchVscode'] = vscode;

const began = performance.now();
const extension = (await import(pathToFileURL(bundle).href)) as { activate(context: unknown): unknown };
const loaded = performance.now();
extension.activate(context);
const activated = performance.now();
answer({ loadMs: loaded - began, activateMs: activated - loaded });
