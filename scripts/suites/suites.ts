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

/** The traffic page in a plain browser, over a fake host: no VS Code, and no window that others could disturb. */
const isPage = (file: string): boolean => /\/page[A-Z]/.test(file);

/**
 * For one test: only what never ends takes this long, also on a machine that many share. How fast something is no limit
 * of time can say; tests compare it with something else (`test/support/growth.ts`).
 */
const timeoutMs = 120_000;

/** What `npm test` runs. */
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

/** What can also be asked for by name. */
export const extraSuites: readonly Suite[] = [vscodeSuite('desktop')];
