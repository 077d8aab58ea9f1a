import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface ServedPage {
  readonly url: string;
  readonly scriptBytes: number;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..', '..');
const nonce = 'c2VlbkluVGVzdHM';
/** As the host's policy, with this server in the place of VS Code's resource origin. */
const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; font-src 'self'`;

/** Bundles the page as it ships, and serves it on the loopback with a fake host in front of it. */
export async function servePage(): Promise<ServedPage> {
  const page = await bundle('media/inspector/main.ts');
  const harness = await bundle('test/support/page/harness.ts');
  const codicons = join(root, 'node_modules', '@vscode', 'codicons', 'dist');
  const script = page.get('js') ?? '';
  const files = new Map<string, readonly [type: string, body: () => Promise<string | Buffer> | string]>([
    ['/', ['text/html; charset=utf-8', () => html]],
    ['/inspector.js', ['text/javascript; charset=utf-8', () => script]],
    ['/inspector.css', ['text/css; charset=utf-8', () => page.get('css') ?? '']],
    ['/harness.js', ['text/javascript; charset=utf-8', () => harness.get('js') ?? '']],
    ['/themes.css', ['text/css; charset=utf-8', () => readFile(join(import.meta.dirname, 'themes.css'))]],
    ['/codicon.css', ['text/css; charset=utf-8', () => readFile(join(codicons, 'codicon.css'))]],
    ['/codicon.ttf', ['font/ttf', () => readFile(join(codicons, 'codicon.ttf'))]],
  ]);
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const [type, body] = file;
    void Promise.resolve(body()).then((text) => {
      response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(text);
    });
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

/** By extension: `js`, and `css` where the entry imports a style sheet. */
async function bundle(entry: string): Promise<Map<string, string>> {
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
    legalComments: 'none',
  });
  return new Map(outputFiles.map((file) => [file.path.slice(file.path.lastIndexOf('.') + 1), file.text]));
}

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Traffic</title>
    <link rel="stylesheet" href="codicon.css" id="vscode-codicon-stylesheet" nonce="${nonce}" />
    <link rel="stylesheet" href="themes.css" />
    <link rel="stylesheet" href="inspector.css" />
  </head>
  <body>
    <script nonce="${nonce}" src="harness.js"></script>
    <script nonce="${nonce}" src="inspector.js"></script>
  </body>
</html>`;
