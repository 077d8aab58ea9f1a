/** All test suites. */
import { join } from 'node:path';
import { checkoutDir } from '../host/checkout.ts';
import { mochaSuite } from './mochaSuite.ts';
import { runCounting } from './runCounting.ts';
import type { Suite } from './suite.ts';
import { vscodeSuite } from './vscodeSuite.ts';

const check: Suite = {
  name: 'check',
  needs: [],
  jobs: [
    {
      seconds: 15,
      run: (_, print) =>
        runCounting('check', join(checkoutDir, 'scripts', 'suites', 'check.ts'), [], { print }),
    },
  ],
};

/** Tests of the traffic page in a plain browser: without VS Code, and without a window that others could disturb. */
const isPage = (file: string): boolean => /\/page[A-Z]/.test(file);

/** The suites of `npm test`. */
export const allSuites: readonly Suite[] = [
  check,
  mochaSuite('unit', { seconds: 60, without: ['test/unit/walls/'] }),
  mochaSuite('loopback', { seconds: 60 }),
  mochaSuite('interop', { seconds: 60, needs: ['build', 'peerPrograms'] }),
  mochaSuite('cli', { seconds: 80, needs: ['build'] }),
  vscodeSuite('vscode'),
  mochaSuite('ui', {
    timeoutMs: 240_000,
    needs: ['build', 'package', 'browser', 'server'],
    parts: [
      { part: 'windows', alone: 'window', seconds: 400, takes: (file) => !isPage(file) },
      { part: 'pages (1/2)', seconds: 100, takes: (_, index) => index % 2 === 0 },
      { part: 'pages (2/2)', seconds: 100, takes: () => true },
    ],
    runsAgain: true,
  }),
];

/** Further suites that can be run by name. */
export const extraSuites: readonly Suite[] = [vscodeSuite('desktop')];
