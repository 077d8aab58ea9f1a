/** Serves the traffic page for a plain browser. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { iconNames } from '../../../media/inspector/parts/iconNames.ts';
import { pageIcons } from '../../../scripts/host/pageIcons.ts';
import type { ViewFiles } from '../../../src/page/shellMessages.ts';
import { pageShell } from '../../../src/app/page/place/pageShell.ts';

export interface ServedPage {
  readonly url: string;
  readonly scriptBytes: number;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..', '..');
let views: Promise<ViewFiles> | undefined;
const nonce = 'c2VlbkluVGVzdHM';

/** Bundles the page as shipped, and serves it on the loopback together with the harness that stands in for VS Code. */
export async function servePage(): Promise<ServedPage> {
  const page = await bundle('media/inspector/main.ts');
  const harness = await bundle('test/support/page/harness.ts');
  const themes = await readFile(join(import.meta.dirname, 'themes.css'), 'utf8');
  const icons = pageIcons(iconNames);
  const script = page.get('js') ?? '';
  // Like VS Code, it puts its own script and style before the page's.
  const html = pageShell(
    {
      script: `${harness.get('js') ?? ''}\n${script}`,
      style: `${themes}\n${page.get('css') ?? ''}\n${icons.css}`,
      icons: icons.svg,
    },
    nonce,
  );
  const server = createServer((request, response) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    scriptBytes: Buffer.byteLength(script),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** As built for the package: see `esbuild.mjs`. */
export function bundledViews(): Promise<ViewFiles> {
  return (views ??= bundle('media/inspector/views.ts', 'inspectorViews').then((files) => ({
    script: files.get('js') ?? '',
    style: files.get('css') ?? '',
  })));
}

/** Bundles by extension: `js`, and `css` if the entry imports a style sheet. */
async function bundle(entry: string, globalName?: string): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: 'out/page',
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    target: 'es2023',
    format: 'iife',
    ...(globalName === undefined ? {} : { globalName }),
    legalComments: 'none',
  });
  return new Map(outputFiles.map((file) => [file.path.slice(file.path.lastIndexOf('.') + 1), file.text]));
}
