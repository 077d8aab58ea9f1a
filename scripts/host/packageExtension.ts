import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkoutDir, vsixFile } from './checkout.ts';
import { runProgram } from './runProgram.ts';

/** Packages what was built as a .vsix, which holds the files that package.json names under `files`. */
export async function packageExtension(): Promise<string> {
  const vsce = join(checkoutDir, 'node_modules', '@vscode', 'vsce', 'vsce');
  await mkdir(dirname(vsixFile), { recursive: true });
  const flags = [
    // Everything needed is in the bundles.
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--allow-unused-files-pattern',
    '--skip-license',
    '--readme-path',
    await readmeWithoutPictures(),
  ];
  return runProgram(process.execPath, [vsce, 'package', ...flags, '--out', vsixFile], { cwd: checkoutDir });
}

/** VS Code shows only pictures from the net in an extension's README (tried: files beside it, `data:`). */
async function readmeWithoutPictures(): Promise<string> {
  const text = await readFile(join(checkoutDir, 'README.md'), 'utf8');
  const file = join('dist', 'README.md');
  await writeFile(join(checkoutDir, file), text.replaceAll(/^!\[[^\]]*\]\([^)]*\)\n\n/gm, ''));
  return file;
}
