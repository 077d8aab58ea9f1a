import { basename, join } from 'node:path';
import { checkoutDir } from '../host/checkout.ts';
import { runCounting } from './runCounting.ts';
import type { Suite } from './suite.ts';

/** The tests that import `vscode`, run in a real extension host: the embedded server's, or a desktop VS Code's. */
export function vscodeSuite(name: 'vscode' | 'desktop'): Suite {
  const script = join(checkoutDir, 'scripts', 'suites', 'vscodeProcess.ts');
  const args = name === 'desktop' ? ['--desktop'] : [];
  return {
    name,
    needs: name === 'vscode' ? ['build', 'browser', 'server'] : ['build'],
    jobs: [
      {
        // An embedded window has a server and a browser of its own; a desktop has one focus for all windows.
        ...(name === 'desktop' ? { alone: 'window' } : {}),
        seconds: 60,
        run: (words, print) => runCounting(name, script, [...args, ...words], { print }),
      },
    ],
    runAgain: ({ file, grep }) =>
      runCounting(name, script, [...args, '--file', basename(file, '.ts'), '--grep', grep]),
  };
}
