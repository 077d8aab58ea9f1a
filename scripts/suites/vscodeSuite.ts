import { join } from 'node:path';
import { checkoutDir } from '../host/checkout.ts';
import { runCounting } from './runCounting.ts';
import type { Suite } from './suite.ts';

/** The tests that import `vscode`, inside a real extension host: the embedded server's, or a desktop VS Code's. */
export function vscodeSuite(name: 'vscode' | 'desktop'): Suite {
  const script = join(checkoutDir, 'scripts', 'suites', 'vscodeProcess.ts');
  return {
    name,
    needs: name === 'vscode' ? ['build', 'browser', 'server'] : ['build'],
    run: () => runCounting(name, script, name === 'desktop' ? ['--desktop'] : []),
  };
}
