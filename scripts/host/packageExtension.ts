import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkoutDir, vsixFile } from './checkout.ts';
import { packagedReadme } from './packagedReadme.ts';
import { runProgram } from './runProgram.ts';

/**
 * Packages the build as a .vsix, with the files admitted by .vscodeignore.
 *
 * @returns vsce's summary of the contents and its warnings
 */
export async function packageExtension(): Promise<string> {
  const vsce = join(checkoutDir, 'node_modules', '@vscode', 'vsce', 'vsce');
  await mkdir(dirname(vsixFile), { recursive: true });
  const manifest = JSON.parse(await text('package.json')) as { readonly repository?: unknown };
  // With a repository URL, vsce makes the README's links and images point there.
  const readme = manifest.repository === undefined ? await readmeByItself() : undefined;
  const flags = [
    // All dependencies are bundled.
    '--no-dependencies',
    '--skip-license',
    ...(readme === undefined
      ? []
      : ['--allow-missing-repository', '--no-rewrite-relative-links', '--readme-path', readme]),
  ];
  const said = await runProgram(process.execPath, [vsce, 'package', ...flags, '--out', vsixFile], {
    cwd: checkoutDir,
  });
  return readme === undefined ? said : `${said.trimEnd()}\n${noAddress}\n`;
}

const noAddress =
  'package.json has no `repository` and no `bugs`, since there is no address yet. VS Code shows pictures by https ' +
  "only: until there is one, the README in the package has a drawing in the picture's place, and the pages of docs/.";

/** Writes the self-contained README, and returns its path relative to the checkout. */
async function readmeByItself(): Promise<string> {
  const file = join('dist', 'README.md');
  const readme = await text('README.md');
  // In the order in which the README refers to them.
  const place = (name: string): number => readme.indexOf(`(docs/${name})`);
  const names = (await readdir(join(checkoutDir, 'docs'))).toSorted(
    (one, other) => place(one) - place(other),
  );
  const packaged = packagedReadme({
    readme,
    pages: new Map(
      await Promise.all(names.map(async (name) => [name, await text(join('docs', name))] as const)),
    ),
    drawing: await text(join('media', 'screenshots', 'main.txt')),
  });
  await writeFile(join(checkoutDir, file), packaged);
  return file;
}

function text(file: string): Promise<string> {
  return readFile(join(checkoutDir, file), 'utf8');
}
