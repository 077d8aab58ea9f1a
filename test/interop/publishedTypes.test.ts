/** The API's published types, used by another extension's strict project that has nothing of ours but that file. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../scripts/host/runProgram.ts';
import { codeBlocks, pageText } from '../support/docs/pages.ts';
import { repositoryFolder } from '../support/processes.ts';

const extension = `
import * as vscode from 'vscode';
import type { Endpoint, Failure, HeldItem, Row, SocketLabApi } from './socket-lab';

export async function talk(): Promise<number> {
  const lab = await vscode.extensions.getExtension<SocketLabApi>('socket-lab.socket-lab')?.activate();
  if (lab?.version !== 1) return 0;
  const listener: Endpoint = await lab.listen('tcp://127.0.0.1:0', { responder: 'echo' });
  const client = await lab.connect(listener.address);
  const { bytes } = await lab.send(client.id, new Uint8Array([1, 2, 3]));
  const watching = lab.onDidChange(() => undefined);
  const rows: readonly Row[] = await lab.rows({ id: client.id, bytes: true });
  const failures: (Failure | undefined)[] = rows.map(({ failure }) => failure);
  watching.dispose();
  await lab.stop(listener.id);
  return bytes + failures.length + listener.connections.length;
}
`;
const wrong = `
import type { SocketLabApi } from './socket-lab';
declare const lab: SocketLabApi;
export const port: number = lab.endpoints()[0].port;
lab.send('1', 'text');
`;

describe('dist/socket-lab.d.ts', () => {
  let folder: string;

  const compile = async (source: string): Promise<string> => {
    await writeFile(join(folder, 'extension.ts'), source);
    const options = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', types: ['vscode'] };
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['extension.ts'] }),
    );
    const compiler = join(repositoryFolder, 'node_modules', 'typescript', 'bin', 'tsc');
    return runProgram(process.execPath, [compiler, '-p', folder], { cwd: folder });
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-types-'));
    await mkdir(join(folder, 'node_modules', '@types'), { recursive: true });
    const types = join('node_modules', '@types', 'vscode');
    await symlink(join(repositoryFolder, types), join(folder, types), 'junction');
    await cp(join(repositoryFolder, 'dist', 'socket-lab.d.ts'), join(folder, 'socket-lab.d.ts'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('compiles what the papers show other extensions', async () => {
    const shown = codeBlocks(pageText('docs/api.md')).filter(({ language }) => language === 'ts');
    assert.ok(shown.length > 3);
    const lines = shown.flatMap(({ code }) => code.split('\n'));
    const imports = lines.filter((line) => line.startsWith('import '));
    const rest = lines.filter((line) => !line.startsWith('import '));
    const source = [
      "import type { Endpoint, HeldItem } from './socket-lab';",
      ...imports,
      'export async function shown() {',
      ...rest,
      '}',
    ];
    assert.equal(await compile(source.join('\n')), '');
  });

  it('compiles in a strict project, library checks on', async () => {
    assert.equal(await compile(extension), '');
  });

  it('tells what is wrong', async () => {
    await assert.rejects(
      compile(wrong),
      /Property 'port' does not exist.*not assignable to parameter of type 'number'/s,
    );
  });
});
