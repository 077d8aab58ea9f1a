import { join } from 'node:path';
import { checkoutDir } from '../host/checkout.ts';
import { mochaSuite } from './mochaSuite.ts';
import { runCounting } from './runCounting.ts';
import type { Suite } from './suite.ts';
import { vscodeSuite } from './vscodeSuite.ts';

const check: Suite = {
  name: 'check',
  needs: [],
  run: () => runCounting('check', join(checkoutDir, 'scripts', 'suites', 'check.ts'), []),
};

/** What `npm test` runs, in this order: the quick and plain ones first. */
export const allSuites: readonly Suite[] = [
  check,
  mochaSuite('unit', { without: ['test/unit/walls.test.ts'] }),
  mochaSuite('loopback', { timeoutMs: 10_000 }),
  mochaSuite('interop', { timeoutMs: 20_000, needs: ['build', 'peerPrograms'] }),
  mochaSuite('cli', { timeoutMs: 20_000, needs: ['build'] }),
  vscodeSuite('vscode'),
  mochaSuite('ui', { timeoutMs: 60_000, needs: ['build', 'package', 'browser', 'server'] }),
];

/** What can also be asked for by name. */
export const extraSuites: readonly Suite[] = [vscodeSuite('desktop')];
