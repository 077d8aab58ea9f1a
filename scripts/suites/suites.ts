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

/**
 * Per test. Only a test that never ends takes this long, even on a shared machine. Time limits cannot test speed; tests
 * compare durations instead (`test/support/growth.ts`).
 */
const timeoutMs = 120_000;

/** The suites of `npm test`. */
export const allSuites: readonly Suite[] = [
  check,
  mochaSuite('unit', { seconds: 60, timeoutMs, without: ['test/unit/walls.test.ts'] }),
  mochaSuite('loopback', { seconds: 60, timeoutMs }),
  mochaSuite('interop', { seconds: 60, timeoutMs, needs: ['build', 'peerPrograms'] }),
  mochaSuite('cli', { seconds: 40, timeoutMs, needs: ['build'] }),
  vscodeSuite('vscode'),
  mochaSuite('ui', {
    timeoutMs: 2 * timeoutMs,
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
